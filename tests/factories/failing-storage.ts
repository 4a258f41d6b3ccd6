// Makes the k-th call on IndexedDB fail the way real disks and browsers fail. Works on fake-indexeddb, whose inner
// `_abort` lets a transaction die with a chosen error.

export const faults = [
	/** The call itself throws: the connection is dead (full disk under LevelDB, tab frozen). */
	'throws',
	/** The call throws and nothing else happens: what was asked before it must not be committed without it. */
	'refused',
	/** The transaction ends with QuotaExceededError, the connection lives. */
	'quota',
	/** The transaction ends with UnknownError and the connection is dead. */
	'unknown',
	/** A value too large for its row finds no room for its file: the transaction ends with DataError, the connection lives. */
	'no-file',
	/** The commit happens, but its answer is lost with the connection: the trap of trying again. */
	'answer-lost'
] as const;

export type Fault = (typeof faults)[number];

interface Inner {
	readonly db: IDBDatabase;
	_abort(name: string): void;
}

export interface FailingStorage {
	/** Calls seen so far. */
	readonly calls: number;
	restore(): void;
}

const dead = new WeakSet<IDBDatabase>();
const full = (): DOMException => new DOMException('full', 'QuotaExceededError');
const gone = (): DOMException => new DOMException('dead', 'InvalidStateError');

/** From now on the k-th call (from 1) fails; calls before and after it go through. */
export function failAt(k: number, fault: Fault): FailingStorage {
	let calls = 0;
	const undo: (() => void)[] = [];
	/** Counts commits, not calls. */
	const isOfCommits = fault === 'answer-lost' || fault === 'no-file';
	const kill = (db: IDBDatabase): void => {
		dead.add(db);
		db.close();
	};

	const patch = <T extends object>(
		target: T,
		name: keyof T & string,
		make: (original: (...args: unknown[]) => unknown) => (...args: never[]) => unknown
	): void => {
		const original = target[name] as (...args: unknown[]) => unknown;
		Object.defineProperty(target, name, {
			value: make(original),
			configurable: true,
			writable: true
		});
		undo.push(() =>
			Object.defineProperty(target, name, { value: original, configurable: true, writable: true })
		);
	};

	const onTransaction = (original: (...args: unknown[]) => unknown) =>
		function (this: IDBDatabase, ...args: never[]): unknown {
			if (dead.has(this)) throw gone();
			if (isOfCommits) return atCommit(original.apply(this, args) as IDBTransaction);
			if (++calls === k && fault === 'throws') {
				kill(this);
				throw gone();
			}
			if (calls === k && fault === 'refused') throw full();
			const transaction = original.apply(this, args);
			if (calls === k) die(transaction as Inner);
			return transaction;
		};

	const atCommit = (transaction: IDBTransaction): IDBTransaction => {
		if (transaction.mode !== 'readwrite' || ++calls !== k) return transaction;
		if (fault === 'no-file') (transaction as unknown as Inner)._abort('DataError');
		return fault === 'no-file' ? transaction : loseAnswer(transaction);
	};

	const loseAnswer = (transaction: IDBTransaction): IDBTransaction => {
		const original = transaction.dispatchEvent.bind(transaction);
		transaction.dispatchEvent = (event: Event): boolean => {
			if (event.type !== 'complete') return original(event);
			kill(transaction.db);
			Object.defineProperty(transaction, 'error', { value: new DOMException('', 'UnknownError') });
			Object.defineProperty(event, 'type', { value: 'abort' });
			return original(event);
		};
		return transaction;
	};

	const die = (transaction: Inner): void => {
		if (fault === 'unknown') kill(transaction.db);
		transaction._abort(fault === 'quota' ? 'QuotaExceededError' : 'UnknownError');
	};

	const onRequest = (original: (...args: unknown[]) => unknown) =>
		function (this: IDBObjectStore | IDBIndex, ...args: never[]): unknown {
			const store = 'objectStore' in this ? this.objectStore : this;
			return fails(store.transaction, () => original.apply(this, args));
		};

	const fails = (transaction: IDBTransaction, call: () => unknown): unknown => {
		if (isOfCommits || ++calls !== k) return call();
		if (fault === 'refused') throw full();
		if (fault === 'throws') {
			(transaction as unknown as Inner)._abort('AbortError');
			kill(transaction.db);
			throw gone();
		}
		const answer = call();
		die(transaction as unknown as Inner);
		return answer;
	};

	patch(IDBDatabase.prototype, 'transaction', onTransaction as never);
	for (const name of ['get', 'getAll', 'put', 'add', 'delete'] as const)
		patch(IDBObjectStore.prototype, name, onRequest as never);
	patch(IDBIndex.prototype, 'getAll', onRequest as never);
	return {
		get calls() {
			return calls;
		},
		restore() {
			for (const step of undo.reverse()) step();
		}
	};
}
