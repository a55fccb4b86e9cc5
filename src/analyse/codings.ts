import * as zlib from 'node:zlib'
import type { Issue } from '../decode/field.js'
import { LIMITS } from '../decode/limits.js'
import { bytesOf } from '../decode/reader.js'
import { grouped } from '../grouped.js'

/** A body after its codings were undone, as far as they could be. */
export type Undone = {
	readonly bytes: Uint8Array
	/** The codings that were undone, in the order they were applied: the rest is still on the bytes. */
	readonly codings: readonly string[]
	/** Whether every coding was undone to the end of its data. */
	readonly complete: boolean
	readonly issue?: Issue
}

/** Codings of one body; more are hostile. */
const MOST_CODINGS = 8

/**
 * Undoes content codings (RFC 9110, 8.4.1) or transfer codings (RFC 9112, 7.2), the last applied first. `codings` are
 * named in the order they were applied. A body that was cut, or is damaged, is undone as far as it goes; nothing grows
 * past `LIMITS.decodedBody`.
 */
export function undoCodings(body: Uint8Array, codings: readonly string[]): Undone {
	const applied = codings.map(coding => coding.toLowerCase()).filter(coding => coding !== 'identity')
	if (applied.length > MOST_CODINGS) {
		const text = `${applied.length} codings on one body: none is undone`
		return { bytes: body, codings: [], complete: false, issue: { code: 'limit', text } }
	}
	const undone: string[] = []
	let bytes = body
	let complete = true
	let issue: Issue | undefined
	for (const coding of applied.toReversed()) {
		const result = undo(coding, bytes)
		issue ??= result.issue
		complete &&= result.complete
		if (!result.bytes) break
		bytes = result.bytes
		undone.unshift(coding)
	}
	return { bytes, codings: undone, complete, ...(issue && { issue }) }
}

type Result = { readonly bytes?: Uint8Array; readonly complete: boolean; readonly issue?: Issue }
type Options = { readonly maxOutputLength: number; readonly finishFlush?: number }
/** Throws on bytes that are damaged, that grow past the bound, and, unless told to flush, that are cut. */
type Decompress = (bytes: Uint8Array, options: Options) => Uint8Array

function undo(coding: string, bytes: Uint8Array): Result {
	known ??= methods()
	const method = known.get(coding)
	if (!method) return cannot(coding)
	if (bytes.length === 0) return { bytes, complete: true }
	const { decompress, flush } = method
	const options = { maxOutputLength: LIMITS.decodedBody }
	try {
		return { bytes: decompress(bytes, options), complete: true }
	} catch (error) {
		const cut = (part: Uint8Array) => attempt(() => decompress(part, { ...options, finishFlush: flush }))
		const isTooMuch = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
		const whole = isTooMuch ? undefined : cut(bytes)
		if (whole) {
			return {
				bytes: whole,
				complete: false,
				issue: { code: 'truncated', text: `the ${coding} data stop before their end` },
			}
		}
		// Each try at what is too much costs as much as the bound: a few have to do.
		const part = longestPart(bytes, bytes.length >> (isTooMuch ? 4 : 10), cut)
		const undone = `the first ${grouped(part.length)} of ${bytesOf(bytes.length)} are undone`
		const why = error instanceof Error ? error.message : 'no reason given'
		const issue: Issue = isTooMuch
			? { code: 'limit', text: `${coding} grows past ${bytesOf(LIMITS.decodedBody)}: ${undone}` }
			: { code: 'invalid', text: `the ${coding} data are damaged (${why}): ${undone}` }
		return { bytes: part.bytes, complete: false, issue }
	}
}

/** The output of the longest beginning of `bytes` that can be undone, give or take `tolerance` bytes. */
function longestPart(bytes: Uint8Array, tolerance: number, undo: (part: Uint8Array) => Uint8Array | undefined) {
	let best: { readonly bytes: Uint8Array; readonly length: number } = { bytes: new Uint8Array(0), length: 0 }
	let tooLong = bytes.length
	while (tooLong - best.length > 1 + tolerance) {
		const length = (best.length + tooLong) >> 1
		const output = undo(bytes.subarray(0, length))
		if (output) best = { bytes: output, length }
		else tooLong = length
	}
	return best
}

function attempt<T>(work: () => T): T | undefined {
	try {
		return work()
	} catch {
		return undefined
	}
}

function cannot(coding: string): Result {
	const why = WHY_NOT.get(coding) ?? 'no coding that is known'
	return {
		complete: false,
		issue: { code: 'unexpected', text: `${coding}: ${why}; its bytes are left as they travelled` },
	}
}

/** deflate is the zlib format (RFC 9110, 8.4.1.2), yet some senders leave the zlib header out. */
function inflate(bytes: Uint8Array, options: Options): Uint8Array {
	const [cmf = 0, flg = 0] = bytes
	const hasHeader = (cmf & 0x0f) === 8 && ((cmf << 8) | flg) % 31 === 0
	return hasHeader ? zlib.inflateSync(bytes, options) : zlib.inflateRawSync(bytes, options)
}

type Methods = ReadonlyMap<string, { readonly decompress: Decompress; readonly flush: number }>

/** Made with the first body that needs it: zlib takes a while to load. */
let known: Methods | undefined

function methods(): Methods {
	// Since Node 22.15 and 23.8.
	const zstd: unknown = Reflect.get(zlib, 'zstdDecompressSync')
	const { Z_SYNC_FLUSH, BROTLI_OPERATION_FLUSH } = zlib.constants
	return new Map([
		['gzip', { decompress: zlib.gunzipSync as Decompress, flush: Z_SYNC_FLUSH }],
		['x-gzip', { decompress: zlib.gunzipSync, flush: Z_SYNC_FLUSH }],
		['deflate', { decompress: inflate, flush: Z_SYNC_FLUSH }],
		['br', { decompress: zlib.brotliDecompressSync, flush: BROTLI_OPERATION_FLUSH }],
		...(typeof zstd === 'function' ? [['zstd', { decompress: zstd as Decompress, flush: ZSTD_FLUSH }] as const] : []),
	])
}

/** ZSTD_e_flush, by number: older Nodes have no name for it. */
const ZSTD_FLUSH = 1

const WHY_NOT: ReadonlyMap<string, string> = new Map([
	['zstd', 'this Node cannot undo it, 22.15 and 23.8 can'],
	['compress', 'LZW is not undone'],
	['x-compress', 'LZW is not undone'],
	['dcb', 'it needs a dictionary that is not in the message'],
	['dcz', 'it needs a dictionary that is not in the message'],
	['aes128gcm', 'it needs a key that is not in the message'],
])
