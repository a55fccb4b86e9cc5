import type { OnReadOpts } from 'node:net'

/** Bytes that are read at once, to begin with and once that was too few. */
const FEW = 16 << 10
const MANY = 256 << 10
/** Memory of ended connections that waits for new ones. */
const MOST_FREE = 64

const free: Buffer[] = []

/** Where a socket reads to: the same memory again and again, in place of some of its own for every read (`net.connect`'s `onread`). */
export type ReadMemory = {
	readonly onread: OnReadOpts
	/** The socket reads no more. */
	release(): void
}

/** @param take is given what came; says whether it still needs those bytes when it returns */
export function readMemory(take: (bytes: Buffer) => boolean): ReadMemory {
	let memory = free.pop() ?? Buffer.allocUnsafeSlow(FEW)
	let isNeeded = false
	let isFull = false
	return {
		onread: {
			buffer: () => {
				if (isNeeded || isFull) memory = Buffer.allocUnsafeSlow(isFull ? MANY : memory.length)
				isNeeded = false
				isFull = false
				return memory
			},
			callback: length => {
				isFull = length === memory.length && length < MANY
				isNeeded = take(memory.subarray(0, length))
				return true
			},
		},
		release: () => {
			if (!isNeeded && memory.length === FEW && free.length < MOST_FREE) free.push(memory)
		},
	}
}
