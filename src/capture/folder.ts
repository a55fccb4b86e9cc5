import fs from 'node:fs'
import path from 'node:path'
import { grouped } from '../grouped.js'
import { CaptureError } from './capture-error.js'
import type { CaptureFormat, CaptureSink } from './capture-sink.js'
import { Continued } from './continued.js'
import { type Capture, openCapture, type Progress, type ReadOptions } from './open.js'
import type { CapturedPlace } from './place.js'
import { Places } from './places.js'

/** What can be read as one capture: a file, a stream, or a folder of files. */
export type Source = Pick<Capture, 'name' | 'size' | 'packing' | 'format' | 'read' | 'bytes' | 'places' | 'close'>

/** Opens what `name` names; `-` is stdin. Throws a CaptureError when that cannot be read at all. */
export function openSource(name: string): Source {
	return statOf(name)?.isDirectory() ? new Folder(name) : openCapture(name)
}

/** What stands at a path; nothing where that cannot be told. */
export function statOf(path: string): fs.Stats | undefined {
	try {
		return fs.statSync(path, { throwIfNoEntry: false })
	} catch {
		return undefined
	}
}

/**
 * The captures in a folder as one, in the order of their first packets: what was written to one file after the other.
 * Packets are counted on, and so are interfaces. What is no capture is left out, with an issue.
 */
class Folder implements Source {
	/** How many bytes there are shows only when all of them are unpacked. */
	readonly size = undefined
	readonly packing = undefined
	readonly name: string
	readonly #parts: Part[] = []
	readonly #continued = new Continued()
	#format: CaptureFormat | undefined
	#isRead = false
	readonly #again: Places

	constructor(name: string) {
		this.name = name
		this.#again = new Places(name)
	}

	get format(): CaptureFormat | undefined {
		const format = this.#format ?? this.#parts[0]?.capture?.format
		return format && { ...format, interfaces: this.#continued.interfaces }
	}

	async read(sink: CaptureSink, options: ReadOptions = {}): Promise<boolean> {
		if (this.#isRead) throw new CaptureError(`${this.name} was read already`)
		this.#isRead = true
		const { files, others } = await filesOf(this.name)
		if (files.length === 0) throw new CaptureError(`${this.name} is a folder without a capture in it`)
		const sizes = files.map(file => statOf(file)?.size ?? 0)
		const total = sizes.reduce((sum, size) => sum + size, 0)
		let before = 0
		for (const [i, file] of files.entries()) {
			const capture = openCapture(file)
			const part: Part = { file, base: this.#continued.end, capture }
			this.#parts.push(part)
			// What is told of one file is told of all of them.
			const onProgress = ({ done }: Progress) =>
				options.onProgress?.({ done: before + done, total, packets: this.#continued.packets })
			const inFolder = this.#continued.sinkOf(path.basename(file), sink)
			const ended = await capture.read(inFolder, { ...options, onProgress })
			before += sizes[i]!
			this.#format ??= capture.format
			if (!ended) return false
			// The copy of what was unpacked would go with it.
			if (capture.packing) continue
			capture.close()
			part.capture = undefined
		}
		const { end } = this.#continued
		for (const text of leftOut(this.name, others)) sink.issue?.({ code: 'unexpected', position: end, text })
		return true
	}

	bytes(position: number, length: number): Uint8Array {
		this.#again.set(this.places)
		return this.#again.bytes(position, length)
	}

	/**
	 * Where the bytes of its files are, in their order. A plain file is named by its path: its descriptor is closed when it is
	 * read, and who heard of it in another thread would read from whatever is open under that number then.
	 */
	get places(): readonly CapturedPlace[] {
		return this.#parts.map(({ file, base, capture }) => {
			const [place] = capture?.packing ? capture.places : []
			return place ? { ...place, base } : { base, name: file, path: file }
		})
	}

	close(): void {
		for (const { capture } of this.#parts) capture?.close()
		this.#again.close()
	}
}

/** A file that is no capture, and why. */
type Other = { readonly name: string; readonly why: string }

/** What is said of files that are no captures: of one why, of several how many there are and the first of them. */
function leftOut(folder: string, others: readonly Other[]): string[] {
	const [first] = others
	if (!first) return []
	if (others.length === 1) return [`left out: ${first.why}`]
	const names = others.slice(0, NAMED).map(({ name }) => name)
	const rest = others.length - names.length
	const list =
		rest > 0 ? `${names.join(', ')} and ${grouped(rest)} more` : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
	return [`left out: ${grouped(others.length)} files of ${folder} are no captures: ${list}`]
}

/** Of many files so many are named. */
const NAMED = 3

/** A file of a folder, the place of its first byte among the bytes of all, and the capture as long as it is open. */
type Part = { readonly file: string; readonly base: number; capture: Capture | undefined }

/** The captures in a folder, by the times of their first packets, then by name; and why others are none. */
async function filesOf(
	folder: string,
): Promise<{ readonly files: readonly string[]; readonly others: readonly Other[] }> {
	const found: { readonly file: string; readonly seconds: number; readonly nanos: number }[] = []
	const others: Other[] = []
	for (const name of namesIn(folder)) {
		const file = path.join(folder, name)
		try {
			found.push({ file, ...(await firstMoment(file)) })
		} catch (error) {
			if (!(error instanceof CaptureError)) throw error
			others.push({ name, why: error.text })
		}
	}
	found.sort((a, b) => a.seconds - b.seconds || a.nanos - b.nanos)
	return { files: found.map(({ file }) => file), others }
}

/** The files of a folder that are not hidden, by name, numbers in names by their value. */
function namesIn(folder: string): string[] {
	let entries: fs.Dirent[]
	try {
		entries = fs.readdirSync(folder, { withFileTypes: true })
	} catch (error) {
		throw new CaptureError(`${folder} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
	}
	return entries
		.filter(entry => isFile(folder, entry) && !entry.name.startsWith('.'))
		.map(({ name }) => name)
		.sort(new Intl.Collator('en', { numeric: true }).compare)
}

/** Whether an entry is a file, or a link to one: whoever opened a pipe would wait for its writer. */
function isFile(folder: string, entry: fs.Dirent): boolean {
	if (!entry.isSymbolicLink()) return entry.isFile()
	return fs.statSync(path.join(folder, entry.name), { throwIfNoEntry: false })?.isFile() === true
}

/** Capture time of the first packet; before all others where there is none. */
async function firstMoment(file: string): Promise<{ readonly seconds: number; readonly nanos: number }> {
	const capture = openCapture(file)
	const stop = new AbortController()
	let first: { seconds: number; nanos: number } | undefined
	try {
		const packet = ({ seconds, nanos }: { seconds: number; nanos: number }) => {
			first ??= { seconds, nanos }
			stop.abort()
		}
		await capture.read({ packet }, { signal: stop.signal })
		return first ?? { seconds: 0, nanos: 0 }
	} finally {
		capture.close()
	}
}
