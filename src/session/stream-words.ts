/** What a rung says, and of which stream of HTTP/2 it is, where it is of one. */
export function ofStream(
	summary: string,
	streamId: number | undefined,
): { readonly summary: string; readonly streamId?: number } {
	if (streamId === undefined) return { summary }
	return { summary: [...(summary === '' ? [] : [summary]), `stream ${streamId}`].join(', '), streamId }
}
