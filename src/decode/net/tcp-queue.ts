/** What can stand in a `Queue`: the links are the queue's own. */
export type Queued<Item extends Queued<Item>> = {
	queue: Queue<Item> | undefined
	older: Item | undefined
	newer: Item | undefined
}

/** Items in the order in which they were last put in: moving one costs the same however many there are. */
export class Queue<Item extends Queued<Item>> {
	size = 0
	oldest: Item | undefined
	#newest: Item | undefined

	/** Puts an item at the end, out of whatever queue it is in. */
	put(item: Item): void {
		if (this.#newest === item) return
		item.queue?.remove(item)
		item.queue = this
		item.older = this.#newest
		if (this.#newest) this.#newest.newer = item
		else this.oldest = item
		this.#newest = item
		this.size++
	}

	/** Takes an item out. It must be in this queue. */
	remove(item: Item): void {
		if (item.older) item.older.newer = item.newer
		else this.oldest = item.newer
		if (item.newer) item.newer.older = item.older
		else this.#newest = item.older
		item.older = undefined
		item.newer = undefined
		item.queue = undefined
		this.size--
	}

	/** From the oldest on. The queue must not change meanwhile. */
	*[Symbol.iterator](): Generator<Item> {
		for (let item = this.oldest; item !== undefined; item = item.newer) yield item
	}
}
