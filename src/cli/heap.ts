import { setFlagsFromString } from 'node:v8'

/**
 * Keeps the heap small while a capture is only passed through. By itself V8 lets it grow to four times of what is in use
 * before garbage is collected, and the room for what is new to 48 MB: what a scan lets go adds up to hundreds of
 * megabytes. With these settings it is half of that and less, and takes no longer: the room fits into a cache.
 */
export function keepHeapSmall(): void {
	setFlagsFromString('--heap-growing-percent=20')
	setFlagsFromString('--semi-space-growth-factor=1')
}

/**
 * For a list, which lets nearly everything go and is over in a second: where many connections come and go, what is new gets
 * all the room that V8 has for it, since much of it has gone by the time that is full. Each thread cleans up after itself:
 * helpers would have to wait for a processor, which are busy compiling the program.
 */
export function giveRoomToList(): void {
	setFlagsFromString('--heap-growing-percent=20')
	setFlagsFromString('--semi-space-growth-factor=16')
	setFlagsFromString('--no-parallel-scavenge')
}

/** What had no use for that room at the beginning of a capture gets by without: a long one takes no more memory than a short one. */
export function giveNoMoreRoom(): void {
	setFlagsFromString('--semi-space-growth-factor=1')
}

/**
 * For a heap that was kept small, where records are opened: what they held lies outside of it, yet counts as its growth,
 * and all garbage would be collected every few megabytes. It takes a third less time so, and hardly more memory.
 */
export function giveRoomToOpen(): void {
	setFlagsFromString('--heap-growing-percent=100')
}
