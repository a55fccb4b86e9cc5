import { LIMITS } from '../limits.js'
import { STATIC_TABLE } from './static-table.js'

/** An entry of the dynamic table. What it was made of may not be known: then name or value are missing. */
export type TableEntry = {
	readonly name?: string
	readonly value?: string
	/** Bytes of both, as far as they are known, and 32 more (RFC 7541, 4.1). */
	readonly size: number
}

/** What an index stands for. `unknown`: an entry that was made before, by bytes that are not known. */
export type Looked = TableEntry | 'unknown' | undefined

/** The state of a table between two header blocks, told by the entries that were ever added to it. */
export type TableMark = {
	/** How many were added so far, and how many of the last of them are in the table. */
	readonly added: number
	readonly kept: number
	/** What their sizes may add up to. */
	readonly capacity: number
	/** Whether it has every entry: nothing of the connection was missed. */
	readonly isWhole: boolean
}

/** Bytes that an entry counts beside its name and value (RFC 7541, 4.1). */
export const ENTRY_OVERHEAD = 32

/** Where the sizes that may be used are not said otherwise (RFC 9113, 6.5.2). */
export const DEFAULT_CAPACITY = 4096

/** The table that indexes of header blocks refer to: the static one, and behind it what one sender has put there (RFC 7541, 2.3). */
export class HeaderTable {
	/** What the receiver lets the sender use. */
	allowed = Number.POSITIVE_INFINITY
	/** The oldest first. */
	#entries: TableEntry[]
	#size: number
	#added: number
	#capacity: number
	#isWhole: boolean
	readonly #onAdd: ((entry: TableEntry) => void) | undefined

	/** `onAdd` is told of each entry. With `isWhole` false the table may hold entries that nobody knows. */
	constructor(onAdd?: (entry: TableEntry) => void, isWhole = true) {
		this.#onAdd = onAdd
		this.#entries = []
		this.#size = 0
		this.#added = 0
		this.#capacity = DEFAULT_CAPACITY
		this.#isWhole = isWhole
	}

	/** A table as it was; `added` are the entries that were ever added, in their order. Nothing when they are not there any more. */
	static at(added: readonly TableEntry[], mark: TableMark): HeaderTable | undefined {
		if (added.length < mark.added) return undefined
		const table = new HeaderTable(undefined, mark.isWhole)
		table.#entries = added.slice(mark.added - mark.kept, mark.added)
		table.#size = table.#entries.reduce((sum, { size }) => sum + size, 0)
		table.#added = mark.added
		table.#capacity = mark.capacity
		return table
	}

	get mark(): TableMark {
		return { added: this.#added, kept: this.#entries.length, capacity: this.#capacity, isWhole: this.#isWhole }
	}

	get capacity(): number {
		return this.#capacity
	}

	/** Entries of the dynamic table. */
	get length(): number {
		return this.#entries.length
	}

	/** Bytes of the dynamic table as they count against its capacity. */
	get size(): number {
		return this.#size
	}

	/** Nothing where the table has no entry of that index. */
	look(index: number): Looked {
		const fixed = STATIC_TABLE[index - 1]
		if (fixed) {
			const [name, value] = fixed
			return { name, value, size: name.length + value.length + ENTRY_OVERHEAD }
		}
		const place = index - STATIC_TABLE.length
		if (place <= 0) return undefined
		return this.#entries[this.#entries.length - place] ?? (this.#isWhole ? undefined : 'unknown')
	}

	/** An entry larger than the table empties it (RFC 7541, 4.4). */
	add(entry: TableEntry): void {
		this.#onAdd?.(entry)
		this.#added++
		this.#entries.push(entry)
		this.#size += entry.size
		this.#evict()
	}

	/** The encoder goes on with another size; answers whether that is more than is followed here. */
	resize(capacity: number): boolean {
		this.#capacity = Math.min(capacity, LIMITS.headerTable)
		if (capacity === 0) this.#isWhole = true
		this.#evict()
		return capacity > LIMITS.headerTable
	}

	/** The connection begins here: nothing was missed. */
	begin(): void {
		this.#isWhole = true
	}

	/** A header block was missed: what it added nobody knows, nor which of the entries are still there. */
	lose(): void {
		this.#entries = []
		this.#size = 0
		this.#isWhole = false
	}

	#evict(): void {
		let gone = 0
		while (this.#size > this.#capacity) this.#size -= this.#entries[gone++]!.size
		if (gone > 0) this.#entries.splice(0, gone)
	}
}
