import type { Segment } from './segment.js'
import { sameBytes, type TcpConnection } from './tcp-connection.js'
import type { Queue, Queued } from './tcp-queue.js'
import type { Run } from './tcp-run.js'

/** A connection's place in the table. */
export class Entry<State> implements Queued<Entry<State>> {
	queue: Queue<Entry<State>> | undefined
	older: Entry<State> | undefined
	newer: Entry<State> | undefined
	/** The next entry of the same bucket. */
	next: Entry<State> | undefined
	readonly connection: TcpConnection<State>
	readonly hash: number
	/** Where packets may be counted in runs. */
	run: Run<State> | undefined

	constructor(connection: TcpConnection<State>, hash: number) {
		this.connection = connection
		this.hash = hash
	}
}

const BUCKETS = 1 << 14
const ADDRESSES = 1 << 10

/** Copies of addresses, the same one for the same address as far as there is room: captures have few and name them often. */
export class AddressBook {
	readonly #slots = new Array<Uint8Array | undefined>(ADDRESSES).fill(undefined)

	/** What outlives the packet: a copy, unless the address stands in no buffer but its own. */
	keep(address: Uint8Array): Uint8Array {
		if (address.length === address.buffer.byteLength) return address
		const slot = endHash(address, 0) & (ADDRESSES - 1)
		const known = this.#slots[slot]
		if (known !== undefined && sameBytes(known, address)) return known
		const copy = new Uint8Array(address)
		this.#slots[slot] = copy
		return copy
	}
}

/** Connections by their addresses and ports, in either direction. */
export class TcpTable<State> {
	readonly #buckets = new Array<Entry<State> | undefined>(BUCKETS).fill(undefined)
	/** Most packets belong to the connection of the one before. */
	#last: Entry<State> | undefined

	find(segment: Segment): Entry<State> | undefined {
		if (this.#last !== undefined && isOf(this.#last.connection, segment)) return this.#last
		let entry = this.#buckets[hashOf(segment) & (BUCKETS - 1)]
		while (entry !== undefined && !isOf(entry.connection, segment)) entry = entry.next
		if (entry !== undefined) this.#last = entry
		return entry
	}

	/** Adds the connection that a segment opened. */
	add(connection: TcpConnection<State>, segment: Segment): Entry<State> {
		const entry = new Entry(connection, hashOf(segment))
		const bucket = entry.hash & (BUCKETS - 1)
		entry.next = this.#buckets[bucket]
		this.#buckets[bucket] = entry
		this.#last = entry
		return entry
	}

	delete(entry: Entry<State>): void {
		const bucket = entry.hash & (BUCKETS - 1)
		if (this.#last === entry) this.#last = undefined
		let at = this.#buckets[bucket]
		if (at === entry) this.#buckets[bucket] = entry.next
		else {
			while (at !== undefined && at.next !== entry) at = at.next
			if (at !== undefined) at.next = entry.next
		}
	}
}

function isOf<State>({ a, b }: TcpConnection<State>, segment: Segment): boolean {
	const { sourcePort, destinationPort, source, destination } = segment
	if (sourcePort === a.port && destinationPort === b.port) {
		if (sameBytes(source, a.address) && sameBytes(destination, b.address)) return true
	}
	return (
		sourcePort === b.port &&
		destinationPort === a.port &&
		sameBytes(source, b.address) &&
		sameBytes(destination, a.address)
	)
}

/** The same for both directions. */
function hashOf(segment: Segment): number {
	const sum = endHash(segment.source, segment.sourcePort) + endHash(segment.destination, segment.destinationPort)
	return mix(sum | 0)
}

function endHash(address: Uint8Array, port: number): number {
	let hash = port
	for (let i = 0; i < address.length; i += 4) {
		const word = (address[i]! << 24) | (address[i + 1]! << 16) | (address[i + 2]! << 8) | address[i + 3]!
		hash = mix(hash ^ word)
	}
	return hash
}

/** Spreads every bit over the low ones (the finaliser of MurmurHash3). */
function mix(value: number): number {
	let hash = value
	hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
	hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
	return hash ^ (hash >>> 16)
}
