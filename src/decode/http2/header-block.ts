import { grouped } from '../../grouped.js'
import type { Bit } from '../field.js'
import type { Header } from '../http/headers.js'
import { LIMITS } from '../limits.js'
import { bytesOf, type Reader, textOf } from '../reader.js'
import { ENTRY_OVERHEAD, type HeaderTable, type Looked, type TableEntry } from './header-table.js'
import { huffmanDecoded } from './huffman.js'
import { integer } from './integer.js'

/** A header field as a block has it. What refers to an entry that is not known lacks its name or its value. */
export type HeaderLine = {
	readonly name?: string
	readonly value?: string
	/** Whether its value stands in the block as it is: neither Huffman-coded nor by an index. */
	readonly isPlain?: true
}

export function isKnown(line: HeaderLine): line is Header {
	return line.name !== undefined && line.value !== undefined
}

/** The fields of a block, as far as they could be read. */
export type HeaderLines = {
	readonly lines: HeaderLine[]
	/** Bytes of names and values, and 32 for each field (RFC 9113, 6.5.2). */
	size: number
	/** Whether fields were left out, since they are too many or too long. */
	isCut: boolean
}

export function noLines(): HeaderLines {
	return { lines: [], size: 0, isCut: false }
}

/**
 * The fields of a header block, added to `found` (RFC 7541, 3 and 6). What cannot be read fails the enclosing frame: what
 * the table holds is not known then. Give it the whole block, also where several frames carry it.
 */
export function headerBlock(r: Reader, table: HeaderTable, found: HeaderLines): void {
	while (r.left > 0) {
		if ((r.ahead()! & 0xe0) === 0x20) sizeUpdate(r, table, found.lines.length > 0)
		else add(found, field(r, table))
	}
}

function add(found: HeaderLines, { line, size }: { readonly line: HeaderLine; readonly size: number }): void {
	found.size += size
	if (found.size > LIMITS.httpHead) found.isCut = true
	else found.lines.push(line)
}

/** A field, and what it counts for. */
type Read = { readonly line: HeaderLine; readonly size: number }

function field(r: Reader, table: HeaderTable): Read {
	return r.struct('header', r => {
		const first = r.ahead()!
		const read = (first & 0x80) !== 0 ? indexed(r, table) : literal(r, table, first)
		if (r.tracing) r.describe(lineText(read.line))
		return read
	})
}

/** `:method: GET`; `?` stands for what is not known. */
export function lineText({ name = '?', value = '?' }: HeaderLine): string {
	return `${name}: ${value}`
}

/** RFC 7541, 6.1 */
function indexed(r: Reader, table: HeaderTable): Read {
	const names = (index: number) => lookedText(table.look(index), true)
	const index = integer(r, 'indexed_field', 7, { part: 'index', more: 'index_more', bits: INDEXED, names })
	const { name, value, size } = known(r, table, index)
	if (r.tracing && (name === undefined || value === undefined)) r.flag('truncated', unknownEntry(index))
	return { line: lineOf(name, value), size }
}

/** With or without a place in the table, or never to have one (RFC 7541, 6.2). */
function literal(r: Reader, table: HeaderTable, first: number): Read {
	const form = (first & 0x40) !== 0 ? INCREMENTAL : (first & 0x10) !== 0 ? NEVER : WITHOUT
	const names = (index: number) => (index === 0 ? 'a new name' : lookedText(table.look(index), false))
	const index = integer(r, form.name, form.prefix, {
		part: 'name_index',
		more: 'name_index_more',
		bits: form.bits,
		names,
	})
	// Of a name each byte is a character, so that its length is that of its bytes.
	const name = index === 0 ? characters(string(r, FIELD_NAME, characters).bytes) : known(r, table, index).name
	if (name === undefined) {
		// Of a scan the message says how many there are.
		if (r.tracing) r.flag('truncated', unknownEntry(index))
	} else if (index === 0 && !NAME.test(name)) r.flag('invalid', nameFault(name))
	const { bytes, isCoded } = string(r, FIELD_VALUE, textOf)
	const size = (name?.length ?? 0) + bytes.length + ENTRY_OVERHEAD
	const line = lineOf(name, textOf(bytes))
	if (form === INCREMENTAL) table.add({ ...line, size })
	return { line: isCoded ? line : { ...line, isPlain: true }, size }
}

/** Only in front of the fields of a block (RFC 7541, 4.2 and 6.3). */
function sizeUpdate(r: Reader, table: HeaderTable, isLate: boolean): void {
	r.struct('dynamic_table_size_update', r => {
		const size = integer(r, 'size_update', 5, {
			part: 'max_size',
			more: 'max_size_more',
			bits: SIZE_UPDATE,
			names: bytesOf,
		})
		if (isLate) r.flag('invalid', 'the size of the table changes behind a field (RFC 7541, 4.2)')
		if (size > table.allowed)
			r.flag('invalid', `a table of ${bytesOf(size)}: the receiver allows ${bytesOf(table.allowed)} (RFC 7541, 6.3)`)
		if (table.resize(size))
			r.flag('limit', `a table of ${bytesOf(size)}: it is followed up to ${bytesOf(LIMITS.headerTable)}`)
		if (r.tracing) r.describe(`the table holds ${bytesOf(size)} from here on`)
	})
}

/** The bytes of a string, which stand as they are or Huffman-coded (RFC 7541, 5.2). */
function string(
	r: Reader,
	[lengthName, name]: readonly [string, string],
	read: (bytes: Uint8Array) => string,
): { readonly bytes: Uint8Array; readonly isCoded: boolean } {
	const isCoded = ((r.ahead() ?? 0) & 0x80) !== 0
	const length = integer(r, lengthName, 7, { part: 'length', more: 'length_more', bits: HUFFMAN, names: bytesOf })
	let bytes = r.peek(length)
	if (isCoded && length <= r.left) {
		const decoded = huffmanDecoded(bytes)
		if ('fault' in decoded)
			return r.fail(`a Huffman-coded ${name} of ${bytesOf(length)} cannot be read: ${decoded.fault} (RFC 7541, 5.2)`)
		bytes = decoded.bytes
	}
	if (length > 0) r.derived(name, length, () => (r.tracing ? read(bytes) : ''))
	return { bytes, isCoded }
}

/** What an index stands for; one that stands for nothing fails the block (RFC 7541, 2.3.3). */
function known(r: Reader, table: HeaderTable, index: number): TableEntry {
	const looked = table.look(index)
	if (looked === undefined)
		return r.fail(
			index === 0
				? 'index 0 stands for nothing (RFC 7541, 6.1)'
				: `index ${grouped(index)} is behind the end of the tables: the dynamic one has ${table.length} entries (RFC 7541, 2.3.3)`,
		)
	return looked === 'unknown' ? { size: ENTRY_OVERHEAD } : looked
}

function lookedText(looked: Looked, withValue: boolean): string | undefined {
	if (looked === undefined) return undefined
	if (looked === 'unknown') return 'made before, not known'
	return withValue ? lineText(looked) : (looked.name ?? '?')
}

function lineOf(name: string | undefined, value: string | undefined): HeaderLine {
	return { ...(name !== undefined && { name }), ...(value !== undefined && { value }) }
}

function characters(bytes: Uint8Array): string {
	return latin1.decode(bytes)
}

function nameFault(name: string): string {
	if (name === '') return 'a field without a name (RFC 9113, 8.2.1)'
	return /[A-Z]/.test(name)
		? 'the name has capital letters (RFC 9113, 8.2.1)'
		: 'the name has characters that no name may have (RFC 9113, 8.2.1)'
}

function unknownEntry(index: number): string {
	return `index ${index} stands for a field that was sent before, in bytes that are not known`
}

const latin1 = new TextDecoder('latin1')

/** A token in small letters; that of a pseudo-header begins with a colon (RFC 9113, 8.2.1 and 8.3). */
const NAME = /^:?[!#$%&'*+.^_`|~0-9a-z-]+$/

/** The leaves of a string: its length and itself. */
const FIELD_NAME = ['name_length', 'field_name'] as const
const FIELD_VALUE = ['value_length', 'field_value'] as const

const INDEXED: readonly Bit[] = [{ name: 'indexed', mask: 0x80 }]
const SIZE_UPDATE: readonly Bit[] = [{ name: 'representation', mask: 0xe0, names: () => 'size update' }]
const HUFFMAN: readonly Bit[] = [{ name: 'huffman', mask: 0x80 }]

type Form = { readonly name: string; readonly prefix: number; readonly bits: readonly Bit[] }

const INCREMENTAL: Form = {
	name: 'literal_with_indexing',
	prefix: 6,
	bits: [{ name: 'representation', mask: 0xc0, names: () => 'added to the table' }],
}
const WITHOUT: Form = {
	name: 'literal_without_indexing',
	prefix: 4,
	bits: [{ name: 'representation', mask: 0xf0, names: () => 'not added to the table' }],
}
const NEVER: Form = {
	name: 'literal_never_indexed',
	prefix: 4,
	bits: [{ name: 'representation', mask: 0xf0, names: () => 'never to be added to a table' }],
}
