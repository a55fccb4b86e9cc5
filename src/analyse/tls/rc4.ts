/** Where an RC4 key stream stands. */
export type Rc4 = { readonly state: Uint8Array; readonly i: number; readonly j: number }

/** The beginning of a key's stream. Node.js has no RC4 any more. */
export function rc4(key: Uint8Array): Rc4 {
	const state = Uint8Array.from({ length: 256 }, (_, i) => i)
	for (let i = 0, j = 0; i < 256; i++) {
		j = (j + state[i]! + key[i % key.length]!) & 0xff
		swap(state, i, j)
	}
	return { state, i: 0, j: 0 }
}

/** Bytes with the key stream added, and where it stands after them. */
export function rc4Apply(from: Rc4, bytes: Uint8Array): { readonly bytes: Uint8Array; readonly next: Rc4 } {
	const state = from.state.slice()
	const out = new Uint8Array(bytes.length)
	let { i, j } = from
	for (let n = 0; n < bytes.length; n++) {
		i = (i + 1) & 0xff
		j = (j + state[i]!) & 0xff
		swap(state, i, j)
		out[n] = bytes[n]! ^ state[(state[i]! + state[j]!) & 0xff]!
	}
	return { bytes: out, next: { state, i, j } }
}

function swap(state: Uint8Array, i: number, j: number): void {
	const byte = state[i]!
	state[i] = state[j]!
	state[j] = byte
}
