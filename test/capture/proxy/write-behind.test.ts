import assert from 'node:assert/strict'
import { fstatSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WriteBehind } from '../../../src/capture/proxy/write-behind.js'
import { LIMITS } from '../../../src/decode/limits.js'

describe('a file that is written behind', () => {
	let folder = ''
	let path = ''
	before(() => {
		folder = mkdtempSync(join(tmpdir(), 'handshark-test-'))
		path = join(folder, 'file')
	})
	after(() => rmSync(folder, { recursive: true }))

	it('holds all in its order when it is closed while pieces are on their way', () => {
		const file = begun()
		const given = filled(file, 3 << 20)
		file.close()
		assert.ok(readFileSync(path).equals(given))
		assert.equal(file.written, given.length)
	})

	it('keeps no more than its bound in memory, though no turn of the loop lets a write end', () => {
		const file = begun()
		const given = filled(file, LIMITS.writtenBehind + (3 << 20))
		assert.ok(given.length - file.written <= LIMITS.writtenBehind)
		file.close()
		assert.ok(readFileSync(path).equals(given))
	})

	it('is written over wherever the bytes are: held, waiting, on their way, or in the file', async () => {
		const file = begun()
		const given = filled(file, 2 << 20)
		const over = Buffer.from('fluffy tail')
		const places: number[] = []
		const patch = (at: number) => {
			file.patch(at, over)
			places.push(at)
		}
		for (const at of [0, 600_000, 1_200_000, given.length - over.length]) patch(at)
		await new Promise(resolve => setTimeout(resolve, 60))
		patch(100)
		const more = filled(file, 100_000)
		patch(1_300_000)
		file.close()
		const wanted = Buffer.concat([given, more])
		for (const at of places) over.copy(wanted, at)
		assert.ok(readFileSync(path).equals(wanted))
	})

	it('goes on behind what was written at once', async () => {
		const file = begun()
		const parts: Buffer[] = []
		for (let round = 0; round < 20; round++) {
			parts.push(filled(file, 700_000 + round))
			if (round % 3 === 0) file.flush()
			if (round % 3 === 1) await new Promise(resolve => setImmediate(resolve))
		}
		file.close()
		assert.ok(readFileSync(path).equals(Buffer.concat(parts)))
	})

	it('writes by itself what is held', async () => {
		const file = begun()
		file.add(Buffer.from('fluffy tail'))
		while (file.written === 0) await new Promise(resolve => setTimeout(resolve, 5))
		assert.equal(readFileSync(path, 'latin1'), 'fluffy tail')
		file.close()
	})

	it('lets go of its descriptor once nothing is on its way', async () => {
		const fd = openSync(path, 'w')
		const file = new WriteBehind(fd, fail)
		filled(file, 3 << 20)
		file.close()
		const isOpen = () => {
			try {
				return fstatSync(fd).isFile()
			} catch {
				return false
			}
		}
		while (isOpen()) await new Promise(resolve => setTimeout(resolve, 5))
	})

	it('says once that it cannot write, and takes no harm from more', async () => {
		const errors: unknown[] = []
		const file = new WriteBehind(openSync(path, 'r'), error => errors.push(error))
		filled(file, 3 << 20)
		while (errors.length === 0) await new Promise(resolve => setTimeout(resolve, 5))
		filled(file, LIMITS.writtenBehind * 2)
		file.close()
		assert.equal(errors.length, 1)
		assert.equal(file.written, 0)
	})

	const begun = () => new WriteBehind(openSync(path, 'w'), fail)
})

function fail(error: unknown): never {
	throw error
}

/** Gives it so many bytes, no two runs of them alike. */
function filled(file: WriteBehind, size: number): Buffer {
	const bytes = Buffer.alloc(size)
	for (let at = 0; at + 4 <= size; at += 4) bytes.writeUInt32LE(Math.imul(at, 2_654_435_761) >>> 0, at)
	for (let at = 0; at < size; at += 65_521) file.add(bytes.subarray(at, at + 65_521))
	return bytes
}
