// Where an archive is at home: its communes are suggested first, and households that live outside its own commune are
// asked about. Units are named as of a day, because codes are used again.

export interface HomeUnit {
	/** Province, on `asOf`. */
	readonly province: string;
	/** Commune whose files this archive keeps; null where it keeps those of many. */
	readonly commune: string | null;
	/** `YYYY-MM-DD`. */
	readonly asOf: string;
}

/** Former Hà Nam before its communes were merged, whose archives this was made for first. */
export const firstHome: HomeUnit = { province: '35', commune: null, asOf: '2020-01-01' };
