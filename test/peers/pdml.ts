/** A field of a tshark dissection. `pos` counts from the start of the data it was read from: a frame, or what was put together. */
export type PdmlField = {
	/** The field's name in display filters; empty for one that is only text. */
	readonly name: string
	readonly text: string
	readonly pos: number
	readonly size: number
	/** Its bytes in hex, where tshark gives them. */
	readonly value: string
	readonly hidden: boolean
	readonly children: PdmlField[]
}

export type PdmlProto = PdmlField & { readonly frame: number }

/** The dissections of the named protocols in the output of `tshark -T pdml`, each with the number of its frame. */
export function protosOf(pdml: string, names: readonly string[]): PdmlProto[] {
	const protos: PdmlProto[] = []
	const open: PdmlField[] = []
	let frame = 0
	for (const [, close, element, attributes, empty] of pdml.matchAll(TAG)) {
		if (close) {
			open.pop()
			continue
		}
		const field = fieldOf(attributes!)
		if (element === 'field' && field.name === 'num') frame = Number(/ show="(\d+)"/.exec(attributes!)?.[1])
		if (element === 'proto' && names.includes(field.name)) protos.push({ ...field, frame })
		const parent = open.at(-1)
		// The copy with its frame shares its children with the one they are added to.
		parent?.children.push(field)
		if (!empty) open.push(field)
	}
	return protos
}

const TAG = /<(\/?)(proto|field)\b([^>]*?)(\/?)>/g

const ATTRIBUTE = / (name|showname|show|pos|size|value|unmaskedvalue|hide)="([^"]*)"/g

function fieldOf(text: string): PdmlField {
	const said = new Map<string, string>()
	for (const [, name, value] of text.matchAll(ATTRIBUTE)) said.set(name!, value!)
	return {
		name: said.get('name') ?? '',
		text: said.get('showname') || (said.get('show') ?? ''),
		pos: Number(said.get('pos')),
		size: Number(said.get('size')),
		// Of a field of bits, `value` is only the bits.
		value: said.get('unmaskedvalue') || (said.get('value') ?? ''),
		hidden: said.get('hide') === 'yes',
		children: [],
	}
}
