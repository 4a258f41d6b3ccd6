// All form templates that can be printed; form.json of each lies in src/lib/forms/<formId>/.
import type { FormTemplate } from '../sheet-model.ts';
import { hk01 } from './hk01.ts';
import { hk02 } from './hk02.ts';

export const templates: readonly FormTemplate[] = [hk01, hk02];
