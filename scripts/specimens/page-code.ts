// Everything that runs inside the press's page, bundled as one global: fill a sheet, scan its picture.
export { fillSheet, fitSheet, flowBox } from './ink/fill.page.ts';
export { scan } from './distort/scan.page.ts';
