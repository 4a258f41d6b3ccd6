// The worker that holds the search text of the whole archive and answers each keystroke.
import type { FormDefinition } from '#lib/forms/form-schema.ts';
import { assembleHousehold } from '#lib/pipeline/record/assemble.ts';
import { searchItems } from '#lib/pipeline/search/search-items.ts';
import { SearchIndex } from '#lib/pipeline/search/search-index.ts';
import { searchLine, SearchShard } from '#lib/pipeline/search/search-shard.ts';
import type { FileToSearch, SearchCommand, SearchMessage } from './search-protocol.ts';

const index = new SearchIndex();
let forms: ReadonlyMap<string, FormDefinition> = new Map();

function put({ fileId, pages, title }: FileToSearch): void {
	const household = assembleHousehold(fileId, pages, (id) => forms.get(id) ?? null);
	index.set(searchLine(fileId, searchItems(title, household)));
}

function answer(command: SearchCommand): SearchMessage {
	switch (command.do) {
		case 'begin':
			forms = new Map(command.forms.map((form) => [form.id, form]));
			return { is: 'done' };
		case 'load': {
			const shard = SearchShard.unpack(command.shard.text);
			if (shard) index.shards[command.shard.number] = shard;
			shard?.warm();
			return { is: 'loaded', fileIds: shard?.fileIds ?? null };
		}
		case 'put':
			for (const file of command.files) put(file);
			return { is: 'done' };
		case 'drop':
			for (const fileId of command.fileIds) index.delete(fileId);
			return { is: 'done' };
		case 'pack': {
			const { number } = command;
			const text = (index.shards[number] ?? new SearchShard()).pack();
			return { is: 'packed', shard: { number, text } };
		}
		case 'find':
			return { is: 'found', answer: index.find(command.query) };
	}
}

addEventListener('message', ({ data }: MessageEvent<SearchCommand>) => postMessage(answer(data)));
