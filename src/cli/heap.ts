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
 * For a list, which lets nearly everything go: V8 leaves what has grown a little older until there are ten megabytes of it.
 * Told to look for garbage at a third of that, it does so beside the program, and a long capture takes hardly more memory
 * than a short one.
 */
export function collectEarly(): void {
	setFlagsFromString('--incremental-marking-soft-trigger=30')
	setFlagsFromString('--incremental-marking-hard-trigger=50')
}

/**
 * For a heap that was kept small, where records are opened: what they held lies outside of it, yet counts as its growth,
 * and all garbage would be collected every few megabytes. It takes a third less time so, and hardly more memory.
 */
export function giveRoomToOpen(): void {
	setFlagsFromString('--heap-growing-percent=100')
}
