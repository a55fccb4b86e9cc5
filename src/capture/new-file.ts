import fs from 'node:fs'

/** A file while it is written. Nothing of it stands under its name before it is whole. */
export type NewFile = {
	write(bytes: Uint8Array): void
	/** It is whole. Throws what the file system throws. */
	finish(): void
	/** It shall not be. */
	discard(): void
}

/**
 * Begins a file. `isSecret`: for its owner only. Without `force` no file of that name may exist. What is no file but can
 * be written to (`/dev/null`, a pipe) is written to as it is. Throws what the file system throws (`EEXIST`).
 */
export function newFile(path: string, { isSecret = false, force = false } = {}): NewFile {
	const there = fs.statSync(path, { throwIfNoEntry: false })
	if (there && !force) throw Object.assign(new Error(`${path} exists`), { code: 'EEXIST' })
	const isFile = there === undefined || there.isFile()
	const name = isFile && there ? `${path}.${process.pid}.part` : path
	const fd = fs.openSync(name, isFile ? 'wx' : 'w', isSecret ? 0o600 : 0o666)
	return {
		write: bytes => {
			for (let done = 0; done < bytes.length; ) done += fs.writeSync(fd, bytes, done)
		},
		finish: () => {
			fs.closeSync(fd)
			if (name !== path) fs.renameSync(name, path)
		},
		discard: () => {
			fs.closeSync(fd)
			if (isFile) fs.unlinkSync(name)
		},
	}
}
