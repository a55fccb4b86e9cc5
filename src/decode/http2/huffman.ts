/** What a Huffman-coded string says, or why it says nothing. */
export type Decoded = { readonly bytes: Uint8Array } | { readonly fault: string }

/** A string literal that is Huffman-coded (RFC 7541, 5.2). */
export function huffmanDecoded(coded: Uint8Array): Decoded {
	const bytes = new Uint8Array(Math.floor((coded.length * 8) / SHORTEST))
	let length = 0
	let node = 0
	let depth = 0
	// Whether all bits since the last symbol were 1.
	let isOnes = true
	tree ??= treeOf(LENGTHS)
	for (const byte of coded) {
		for (let bit = 7; bit >= 0; bit--) {
			const one = (byte >> bit) & 1
			isOnes &&= one === 1
			depth++
			const next = tree[2 * node + one]!
			if (next >= 0) {
				node = next
				continue
			}
			const symbol = ~next
			if (symbol === EOS) return { fault: 'it holds the symbol that stands for its end' }
			bytes[length++] = symbol
			node = 0
			depth = 0
			isOnes = true
		}
	}
	if (depth > 7) return { fault: `it ends with ${depth} bits that are no symbol` }
	if (!isOnes) return { fault: 'it is not padded with ones' }
	return { bytes: bytes.subarray(0, length) }
}

/** The symbol behind the 256 bytes. */
const EOS = 256
const SHORTEST = 5

/**
 * Bits of the code of each symbol, from 0 to EOS (RFC 7541, appendix B). The code is canonical: codes of one length are
 * consecutive numbers in the order of their symbols, and those of the next length go on behind them.
 */
const LENGTHS: readonly number[] = [
	13, 23, 28, 28, 28, 28, 28, 28, 28, 24, 30, 28, 28, 30, 28, 28, 28, 28, 28, 28, 28, 28, 30, 28, 28, 28, 28, 28, 28,
	28, 28, 28, 6, 10, 10, 12, 13, 6, 8, 11, 10, 10, 8, 11, 8, 6, 6, 6, 5, 5, 5, 6, 6, 6, 6, 6, 6, 6, 7, 8, 15, 6, 12, 10,
	13, 6, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 8, 7, 8, 13, 19, 13, 14, 6, 15, 5, 6, 5, 6,
	5, 6, 6, 6, 5, 7, 7, 6, 6, 6, 5, 6, 7, 6, 5, 5, 6, 7, 7, 7, 7, 7, 15, 11, 14, 13, 28, 20, 22, 20, 20, 22, 22, 22, 23,
	22, 23, 23, 23, 23, 23, 24, 23, 24, 24, 22, 23, 24, 23, 23, 23, 23, 21, 22, 23, 22, 23, 23, 24, 22, 21, 20, 22, 22,
	23, 23, 21, 23, 22, 22, 24, 21, 22, 23, 23, 21, 21, 22, 21, 23, 22, 23, 23, 20, 22, 22, 22, 23, 22, 22, 23, 26, 26,
	20, 19, 22, 23, 22, 25, 26, 26, 26, 27, 27, 26, 24, 25, 19, 21, 26, 27, 27, 26, 27, 24, 21, 21, 26, 26, 28, 27, 27,
	27, 20, 24, 20, 21, 22, 21, 21, 23, 22, 22, 25, 25, 24, 24, 26, 23, 26, 27, 26, 26, 27, 27, 27, 27, 27, 28, 27, 27,
	27, 27, 27, 26, 30,
]

/** Two numbers for each inner node, where a 0 and where a 1 leads: another node, or the complement of a symbol. */
let tree: Int16Array | undefined

function treeOf(lengths: readonly number[]): Int16Array {
	const nodes = new Int16Array(2 * (lengths.length - 1))
	let count = 1
	let code = 0
	let before = 0
	for (const symbol of lengths.map((_, i) => i).sort((a, b) => lengths[a]! - lengths[b]! || a - b)) {
		const length = lengths[symbol]!
		code <<= length - before
		before = length
		let node = 0
		for (let bit = length - 1; bit > 0; bit--) {
			const at = 2 * node + ((code >> bit) & 1)
			if (nodes[at] === 0) nodes[at] = count++
			node = nodes[at]!
		}
		nodes[2 * node + (code & 1)] = ~symbol
		code++
	}
	return nodes
}
