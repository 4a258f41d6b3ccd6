// The metadata of a PDF/A file (ISO 19005-2 §6.6; XMP): part and level, title, producer, date.
import { xmlText } from '../official/xml-text.ts';

export interface XmpFacts {
	readonly title: string;
	readonly subject: string;
	readonly date: string;
	readonly producer: string;
}

const alternative = (name: string, text: string) =>
	`<${name}><rdf:Alt><rdf:li xml:lang="x-default">${xmlText(text)}</rdf:li></rdf:Alt></${name}>`;

export function xmpPacket({ title, subject, date, producer }: XmpFacts): string {
	return (
		'<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>\n' +
		'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
		'<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" ' +
		'xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" ' +
		'xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">' +
		'<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>' +
		alternative('dc:title', title) +
		alternative('dc:description', subject) +
		`<pdf:Producer>${xmlText(producer)}</pdf:Producer>` +
		`<xmp:CreateDate>${xmlText(date)}</xmp:CreateDate><xmp:ModifyDate>${xmlText(date)}</xmp:ModifyDate>` +
		'</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>'
	);
}
