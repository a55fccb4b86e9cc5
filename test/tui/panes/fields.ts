import fc from 'fast-check'
import type { Field } from '../../../src/decode/field.js'

/** A leaf of so many bytes, or a group of what is given; spans are set by `placed`. */
type Shape =
	| { readonly name: string; readonly size: number }
	| { readonly name: string; readonly children: readonly Shape[] }

export function placed(shape: Shape, start = 0): Field {
	if ('size' in shape) return { name: shape.name, span: { start, end: start + shape.size }, value: shape.size }
	let end = start
	const children = shape.children.map(child => {
		const field = placed(child, end)
		end = field.span.end
		return field
	})
	return { name: shape.name, span: { start, end }, children }
}

/** A packet and what it carries, as two roots. */
export const frame: Field = {
	name: 'ip',
	span: { start: 0, end: 4 },
	children: [
		{
			name: 'version_ihl',
			span: { start: 0, end: 1 },
			value: 0x45,
			bits: [
				{ name: 'version', mask: 0xf0 },
				{ name: 'ihl', mask: 0x0f },
			],
		},
		{ name: 'length', span: { start: 1, end: 3 }, value: 512 },
		{ name: 'ttl', span: { start: 3, end: 4 }, value: 64 },
	],
}

export const hello: Field = {
	name: 'client_hello',
	span: { start: 0, end: 7 },
	children: [
		{ name: 'legacy_version', span: { start: 0, end: 2 }, value: 0x0303, label: 'TLS 1.2' },
		{
			name: 'extensions',
			span: { start: 2, end: 7 },
			children: [
				{ name: 'extension', span: { start: 2, end: 4 }, value: 'fluffy' },
				{ name: 'extension', span: { start: 4, end: 4 } },
				{
					name: 'extension',
					span: { start: 4, end: 7 },
					issue: { code: 'truncated', text: 'extension declares 9 bytes, 3 are there' },
					children: [{ name: 'undecoded', span: { start: 4, end: 7 }, value: Uint8Array.of(1, 2, 3) }],
				},
			],
		},
	],
}

export const roots: readonly Field[] = [frame, hello]

const names = fc.constantFrom('a', 'b', 'x/y', 'c~1')

/** Any tree. */
export const anyTree: fc.Arbitrary<Field> = fc
	.letrec<{ shape: Shape }>(tie => ({
		shape: fc.oneof(
			{ maxDepth: 4, withCrossShrink: true },
			fc.record({ name: names, size: fc.nat(3) }),
			fc.record({ name: names, children: fc.array(tie('shape'), { minLength: 1, maxLength: 4 }) }),
		),
	}))
	.shape.map(shape => placed(shape))
