/** What a check that will pass may take, also where many others want the processor. Milliseconds. */
export const PATIENCE = 90_000

/** Tries until the check passes; its last failure when it does not. */
export async function eventually<T>(check: () => Promise<T> | T): Promise<T> {
	const end = performance.now() + PATIENCE
	for (;;) {
		try {
			return await check()
		} catch (error) {
			if (performance.now() > end) throw error
			await pause(5)
		}
	}
}

/** For what must not happen: time in which it could have. Milliseconds. */
export function pause(time: number): Promise<void> {
	return new Promise(resolve => setTimeout(resolve, time))
}
