/** Nothing can be read: no such file, not a capture, an unknown version. `text` is one sentence that names the file. */
export class CaptureError extends Error {
	constructor(readonly text: string) {
		super(text)
		this.name = 'CaptureError'
	}
}
