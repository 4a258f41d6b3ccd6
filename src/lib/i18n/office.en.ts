// Sentences about the office's own line reader: its training set and newer weights.
import type { officeVi } from './office.vi.ts';

export const officeEn: Readonly<Record<keyof typeof officeVi, string>> = {
	'act.crops': 'Training set exported',
	'act.weights': 'Line reader changed',
	'settings.title': 'Line reader',
	'settings.open': 'Training set of this office, newer weights',
	'crops.title': 'Training set of this office',
	'crops.why':
		'The reader gets better when it learns the hands of this very office. The set holds pictures of single fields that a person has confirmed in approved files, with the right text. No identity, telephone or file numbers, no restricted fields and no ids; but the pictures do show names and addresses: keep them as you keep the files.',
	'crops.files': 'Approved files: {n}',
	'crops.none': 'No file has been approved yet. Approve files, then come back.',
	'crops.only-supervisor': 'Only a supervisor can export the training set.',
	'crops.agree': 'I am entitled to export this set; the export is kept in the journal.',
	'crops.passphrase': 'Passphrase of the set',
	'crops.make': 'Export the training set',
	'crops.running': 'Cutting fields and encrypting…',
	'crops.made': '{n} crops written to a .ttcrops file, encrypted with the passphrase just set.',
	'crops.cancelled': 'Stopped. No whole set was written.',
	'failure.crops-none': 'No file has been approved yet. Approve files, then export again.',
	'weights.title': 'Weights of the line reader',
	'weights.why':
		'Load newer weights (.onnx and .json) on this machine. Before they are used, both read the same specimen lines; weights that read worse than the built-in ones are refused.',
	'weights.built-in': 'The built-in weights are in use.',
	'weights.office':
		'The office’s own weights are in use: {version} ({own} % wrong, the built-in ones {builtIn} %).',
	'weights.choose': 'Choose the .onnx file and the .json file beside it',
	'weights.load': 'Verify and load',
	'weights.running': 'Both weights are reading the specimen lines…',
	'weights.taken':
		'{version} accepted: {own} % of the characters of the specimen lines wrong, the built-in weights {builtIn} %. Pages read after the program is opened again use it.',
	'weights.cancelled': 'Stopped. The line reader is unchanged.',
	'weights.back': 'Back to the built-in weights',
	'weights.is-back': 'The built-in weights are back. Open the program again to use them at once.',
	'weights.reload': 'Open the program again',
	'weights.only-supervisor': 'Only a supervisor can change the line reader.',
	'failure.weights-files':
		'Exactly two files are needed: an .onnx file and the .json file beside it. Choose both again.',
	'failure.weights-too-big':
		'The weights are larger than 20 MB and were refused. Train smaller ones.',
	'failure.weights-card':
		'The .json file does not describe weights of the line reader. Choose the file exported with the .onnx.',
	'failure.weights-mismatch':
		'The .onnx file is not the one the .json describes (its SHA-256 differs). Copy both files again.',
	'failure.weights-shape':
		'The weights have another input or output than this line reader and were refused. Export them again with the export command.',
	'failure.weights-broken':
		'The .onnx file is damaged or does not run in this browser; the line reader is unchanged. Export it again.',
	'failure.weights-slow':
		'The weights run too slowly on this machine and were refused. Train smaller ones.',
	'failure.weights-worse':
		'These weights read worse than the built-in ones ({own} % wrong against {builtIn} %) and were refused. Train longer and load them again.',
	'failure.weights-not-kept':
		'The browser could not keep the weights on this machine; the line reader is unchanged. Free some space and load them again.'
};
