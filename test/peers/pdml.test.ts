import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { Opened } from '../../src/cli/read.js'
import { FIXTURES, readFixture } from '../fixture-files.js'
import { type Compared, Comparison } from './compare.js'
import { EXCEPTIONS, exceptionOf } from './exceptions.js'
import { type Group, grouped, joined, placeIn } from './joined-capture.js'
import { type PdmlProto, protosOf } from './pdml.js'
import { tshark, tsharkVersion } from './tshark.js'

/** Fields of the fixtures that tshark gives a place, at the least: fewer would mean that little was compared. */
const FIELDS = { tls: 30_000, http: 750 }

describe('the ranges of fields, beside those of tshark', () => {
	const opened = new Map<string, Opened>()
	const compared = new Map<string, readonly Compared[]>()

	before(async function () {
		const version = tsharkVersion()
		if (version === undefined) {
			console.log('    no tshark here: nothing to compare with')
			this.skip()
		}
		for (const file of FIXTURES) opened.set(file, await readFixture(file))
		const groups = grouped([...opened.values()].map(({ session }) => session))
		for (const comparisons of await Promise.all(groups.map(dissect)))
			for (const [file, fields] of comparisons) compared.set(basename(file), fields)
		const count = (protocol: string) => {
			const fields = [...compared.values()].flat().filter(field => field.protocol === protocol)
			return `${fields.length.toLocaleString('en')} fields of ${protocol}`
		}
		console.log(`    ${version}: ${count('tls')}, ${count('http')}`)
	})

	after(() => {
		for (const { capture } of opened.values()) capture.close()
	})

	for (const file of FIXTURES) {
		it(`are the same in ${file}`, () => {
			const different = compared
				.get(file)!
				.filter(field => field.lacks !== undefined && !exceptionOf(field, file))
				.map(({ packet, name, text, lacks }) => `packet ${packet}, ${name} (${text}): ${lacks}`)
			assert.deepEqual(different, [])
		})
	}

	for (const protocol of ['tls', 'http'] as const) {
		it(`are compared for more than ${FIELDS[protocol].toLocaleString('en')} fields of ${protocol}`, () => {
			const fields = [...compared.values()].flat().filter(field => field.protocol === protocol)
			assert.ok(fields.length > FIELDS[protocol], `${fields.length} fields`)
		})
	}

	it('differ by every exception that is listed', () => {
		const used = new Set([...compared].flatMap(([file, fields]) => fields.map(field => exceptionOf(field, file))))
		assert.deepEqual(
			EXCEPTIONS.filter(exception => !used.has(exception)),
			[],
		)
	})
})

/** What tshark makes of a group's packets, held against what each session shows. */
async function dissect({ sessions, protocols }: Group): Promise<Map<string, Compared[]>> {
	const folder = mkdtempSync(join(tmpdir(), 'handshark-test-'))
	try {
		const file = join(folder, 'joined.pcapng')
		writeFileSync(file, joined(sessions))
		const decodeAs = [...protocols].flatMap(([port, protocol]) => ['-d', `tcp.port==${port},${protocol}`])
		const pdml = await tshark(['-r', file, ...OPTIONS, ...decodeAs])
		const comparisons = new Map(sessions.map(session => [session, new Comparison(session)]))
		for (const [frame, protos] of byFrame(protosOf(pdml, ['tls', 'http']))) {
			const { session, packet } = placeIn(sessions, frame)
			comparisons.get(session)!.packet(packet, protos)
		}
		return new Map([...comparisons].map(([session, { compared }]) => [session.file, compared]))
	} finally {
		rmSync(folder, { recursive: true })
	}
}

/** Names are not looked up, no key log is read, and of what is put together from segments the order does not matter. */
const OPTIONS = [
	...['-n', '-T', 'pdml', '-J', 'tls http'],
	...['-o', 'tls.keylog_file:', '-o', 'tcp.reassemble_out_of_order:TRUE'],
]

function byFrame(protos: readonly PdmlProto[]): Map<number, PdmlProto[]> {
	const frames = new Map<number, PdmlProto[]>()
	for (const proto of protos) frames.set(proto.frame, [...(frames.get(proto.frame) ?? []), proto])
	return frames
}
