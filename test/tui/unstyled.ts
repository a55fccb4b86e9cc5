const SGR = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g')

/** A drawn line without its looks. */
export function unstyled(text: string): string {
	return text.replaceAll(SGR, '')
}
