/**
 * Changed copies of some bytes, the same ones in every run: a few bytes set to odd values (lengths, types and counts are
 * bytes like any other), and now and then a piece taken out, put in twice or cut off.
 */
export function* mutations(input: Uint8Array, count: number): Generator<Uint8Array> {
	let state = 0x2545f491
	const below = (limit: number) => {
		// Numerical Recipes' generator; its high bits are the good ones.
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0
		return (state >>> 8) % limit
	}
	for (let n = 0; n < count; n++) {
		let bytes = input.slice()
		for (let changes = 1 + below(4); changes > 0; changes--) {
			bytes[below(bytes.length)] = below(3) === 0 ? ODD[below(ODD.length)]! : below(256)
		}
		if (n % 8 === 0) {
			const start = below(bytes.length)
			const end = start + below(bytes.length - start) + 1
			const from = below(2) === 0 ? start : end
			bytes = Uint8Array.from([...bytes.subarray(0, end), ...bytes.subarray(from)])
		}
		yield bytes
	}
}

const ODD = [0, 1, 2, 0x7f, 0x80, 0xfe, 0xff]
