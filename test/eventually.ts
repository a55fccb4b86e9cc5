/** Tries until the check passes; its last failure after `patience` milliseconds. */
export async function eventually<T>(check: () => Promise<T> | T, patience = 10_000): Promise<T> {
	const end = Date.now() + patience
	for (;;) {
		try {
			return await check()
		} catch (error) {
			if (Date.now() > end) throw error
			await pause(5)
		}
	}
}

/** For what must not happen: time in which it could have. Milliseconds. */
export function pause(time: number): Promise<void> {
	return new Promise(resolve => setTimeout(resolve, time))
}
