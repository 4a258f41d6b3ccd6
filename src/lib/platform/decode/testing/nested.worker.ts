// A worker that decodes inside itself, as the reading worker does.
import { serveJobs } from '../../workers/serve-jobs.ts';
import { createDecoder } from '../index.ts';

serveJobs<Blob, string>(async (file) => {
	const decoder = createDecoder();
	const opened = await decoder.open(file, 'nested');
	if (!opened.ok) return { value: opened.failure.code };
	const page = await opened.value.decode(0);
	await opened.value.close();
	return { value: page.ok ? `${page.value.image.width}x${page.value.image.height}` : 'no page' };
});
