// A PIN that reopens a covered screen. It protects nothing on the disk: the keys stay in this tab's memory behind it
// and are gone with the tab, or with the fifth wrong try.
import { fail, ok, type Result } from '#lib/domain/result.ts';
import type { Session } from '#lib/platform/crypto/keyring.ts';

const mostTries = 5;

export class PinDoor {
	#pin: string | null = null;
	#held: Session | null = null;
	#triesLeft = mostTries;

	/** Null while nothing can be opened by PIN. */
	get triesLeft(): number | null {
		return this.#held ? this.#triesLeft : null;
	}

	set(pin: string | null): Result<void, 'pin-shape'> {
		if (pin !== null && !/^\d{4,8}$/.test(pin)) return fail('pin-shape');
		this.#pin = pin;
		return ok(undefined);
	}

	get isSet(): boolean {
		return this.#pin !== null;
	}

	/** The screen locks: what a right PIN will give back. */
	hold(session: Session): void {
		this.#held = this.#pin === null ? null : session;
		this.#triesLeft = mostTries;
	}

	/** `pin-spent`: only the passphrase opens now. */
	open(pin: string): Result<Session, 'wrong-pin' | 'pin-spent'> {
		if (!this.#held) return fail('pin-spent');
		if (pin === this.#pin) {
			const session = this.#held;
			this.#held = null;
			return ok(session);
		}
		this.#triesLeft--;
		if (this.#triesLeft > 0) return fail('wrong-pin', { tries: this.#triesLeft });
		this.forget();
		return fail('pin-spent');
	}

	/** Somebody else has come, or the passphrase was given. */
	forget(): void {
		this.#held = null;
		this.#pin = null;
	}
}
