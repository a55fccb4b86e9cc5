import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a truth file says of one ClientHello. */
export type Truth = {
	readonly random: string
	readonly len: number
	readonly exts?: readonly number[]
	readonly ja3?: string
}

export type CapturedHello = {
	/** `repository/file` */
	readonly capture: string
	readonly bytes: Uint8Array
	readonly truth: Truth
	/** Fingerprints the source repository expects for the capture, where it says any. */
	readonly ja4: readonly string[]
}

/** The folder of other people's captures, where there is one. */
export function captureFolder(): string | undefined {
	const folder = process.env.HANDSHARK_CAPTURES
	return folder && existsSync(folder) ? folder : undefined
}

/** ClientHellos that lie in one piece in an uncompressed capture. Of two with one random neither is taken. */
export function* clientHellos(folder: string): Generator<CapturedHello> {
	for (const file of readdirSync(folder, { recursive: true }) as string[]) {
		if (!file.endsWith('.truth.jsonl')) continue
		const capture = file.slice(0, -'.truth.jsonl'.length)
		const hellos = truthsOf(join(folder, file))
		if (hellos.length === 0) continue
		const bytes = readFileSync(join(folder, capture))
		const ja4 = fingerprints(join(folder, `${capture}.upstream-ja4.json`))
		for (const truth of hellos) {
			const random = bytes.indexOf(Buffer.from(truth.random, 'hex'))
			// The random stands behind type, length and version.
			const start = random - 6
			if (start < 0 || bytes[start] !== 1 || bytes.readUIntBE(start + 1, 3) !== truth.len) continue
			yield { capture, bytes: Uint8Array.from(bytes.subarray(start, start + 4 + truth.len)), truth, ja4 }
		}
	}
}

function truthsOf(file: string): Truth[] {
	const hellos = readFileSync(file, 'utf8')
		.split('\n')
		.filter(line => line.includes('"t":"hs"') && line.includes('"random"'))
		.map(line => JSON.parse(line) as Truth & { type: number; via?: string })
		.filter(({ type, via }) => type === 1 && via === undefined)
	return hellos.filter(hello => hellos.filter(({ random }) => random === hello.random).length === 1)
}

function fingerprints(file: string): string[] {
	if (!existsSync(file)) return []
	const entries = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>[]
	return entries.flatMap(entry =>
		Object.entries(entry).flatMap(([key, value]) => (key.startsWith('JA4.') ? [String(value)] : [])),
	)
}
