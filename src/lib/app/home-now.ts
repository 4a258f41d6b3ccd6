// The office's setting of where it is at home, as of now; loaded at start, changed on the screen of checks.
import { firstHome, type HomeUnit } from '#lib/domain/places/home-unit.ts';

let home: HomeUnit = firstHome;

export const homeNow = (): HomeUnit => home;

export function setHome(next: HomeUnit): void {
	home = next;
}
