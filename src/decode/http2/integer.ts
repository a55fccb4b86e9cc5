import type { Bit, Names } from '../field.js'
import type { Reader } from '../reader.js'

/** Bytes behind the first that an integer may take: enough for 32 bits. */
const MOST = 5

/**
 * An integer whose first bits stand in the byte `name`, below `bits` that say something else (RFC 7541, 5.1). `part`
 * names the integer's bits, the lowest `prefix` ones; what does not fit into them stands in the leaf `more` behind them.
 */
export function integer(
	r: Reader,
	name: string,
	prefix: number,
	{
		part,
		more,
		bits = [],
		names,
	}: { readonly part: string; readonly more: string; readonly bits?: readonly Bit[]; readonly names?: Names },
): number {
	const mask = 2 ** prefix - 1
	const isLong = ((r.ahead() ?? 0) & mask) === mask
	const own: Bit = { name: part, mask, names: value => (isLong ? 'and more' : names?.(value)) }
	const first = r.u8(name, undefined, r.tracing ? [...bits, own] : bits)
	if (!isLong) return first & mask
	let length = 1
	while (length <= MOST && ((r.ahead(length - 1) ?? 0) & 0x80) !== 0) length++
	if (length > MOST) return r.fail(`an integer of more than ${MOST} bytes behind its first (RFC 7541, 5.1)`)
	return r.derived(more, length, bytes => bytes.reduceRight((sum, byte) => sum * 128 + (byte & 0x7f), 0) + mask, names)
}
