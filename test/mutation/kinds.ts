import { readFileSync } from 'node:fs'
import { inspect } from '../../src/decode/reader.js'
import { Secrets } from '../../src/session/secrets.js'
import { FIXTURES, readFixture } from '../fixture-files.js'
import { keysBeside } from '../session/keys.js'
import { type Captured, packetsOf } from '../session/replay.js'
import { faultOf } from './check.js'
import { fileFault, mutatedFile } from './files.js'
import { mutated, type Original, original } from './mutate.js'
import type { Random } from './random.js'
import { mutatedPackets, sessionFault } from './sessions.js'
import { rootSubjects, type Subject, sampleSubjects, subjectsOf } from './subjects.js'

/** Everything of one kind that is cut and changed: messages, certificates, frames, whole captures. */
export type Kind = {
	readonly name: string
	/** How many there are that differ, and their bytes. */
	readonly count: number
	readonly bytes: number
	/** Each of them, cut short at every length up to 600 and at some of those behind. */
	readonly cuts: (random: Random) => Generator<Trial>
	/** One of them, cut somewhere. */
	readonly cut: (random: Random) => Trial
	/** One of them, changed. */
	readonly mutation: (random: Random) => Trial
}

/** Something that was tried. `fault` reads it, and says what went wrong. */
export type Trial = {
	readonly what: string
	readonly bytes: () => Uint8Array
	readonly fault: () => string | undefined
}

/** Bytes at whose every length something is cut; of those behind, so many. */
const NEAR = 600
const FAR = 100

/** All kinds of which the fixtures, or the samples beside them, have anything. */
export async function allKinds(): Promise<Kind[]> {
	const subjects = new Map<string, Subject>()
	const captures: Capture[] = []
	for (const file of FIXTURES) {
		const opened = await readFixture(file, { secrets: keysBeside(file) })
		subjectsOf(opened.session, subjects)
		captures.push({ file, packets: packetsOf(opened.session) })
		opened.capture.close()
	}
	const byKind = new Map<string, Subject[]>()
	for (const subject of [...subjects.values(), ...sampleSubjects(), ...rootSubjects()]) {
		byKind.set(subject.kind, [...(byKind.get(subject.kind) ?? []), subject])
	}
	return [
		...[...byKind].map(([name, list]) => messageKind(name, list)),
		sessionKind('session', captures, () => new Secrets()),
		sessionKind('session with keys', captures, keysBeside),
		fileKind(),
	]
}

function messageKind(name: string, subjects: readonly Subject[]): Kind {
	const originals = new Map<Subject, Original>()
	const originalOf = (subject: Subject) => {
		const known = originals.get(subject)
		if (known) return known
		const { field } = inspect(name, subject.bytes, subject.decode(subject.bytes))
		const made = original(subject.bytes, field)
		originals.set(subject, made)
		return made
	}
	const trial = (subject: Subject, bytes: Uint8Array): Trial => ({
		what: subject.name,
		bytes: () => bytes,
		fault: () => faultOf(subject, bytes),
	})
	return {
		name,
		count: subjects.length,
		bytes: subjects.reduce((sum, { bytes }) => sum + bytes.length, 0),
		*cuts(random) {
			for (const subject of subjects) {
				for (const length of lengths(subject.bytes.length, random)) {
					yield trial(subject, subject.bytes.subarray(0, length))
				}
			}
		},
		cut(random) {
			const subject = random.pick(subjects)
			return trial(subject, subject.bytes.subarray(0, random.below(subject.bytes.length)))
		},
		mutation(random) {
			const subject = random.pick(subjects)
			return trial(subject, mutated(originalOf(subject), random, random.pick(subjects).bytes))
		},
	}
}

type Capture = { readonly file: string; readonly packets: readonly Captured[] }

/** Captures are read whole, from packets that are changed, lost, repeated and in another order. */
function sessionKind(name: string, captures: readonly Capture[], secretsFor: (file: string) => Secrets): Kind {
	const short = captures.filter(
		({ packets, file }) => packets.length < 150 && (name === 'session' || !secretsFor(file).isEmpty),
	)
	const trial = (file: string, packets: readonly Captured[]): Trial => ({
		what: `${packets.length} packets of ${file}`,
		bytes: () => Buffer.concat(packets.map(({ bytes }) => bytes)),
		fault: () => sessionFault(packets, secretsFor(file)),
	})
	return {
		name,
		count: short.length,
		bytes: short.flatMap(({ packets }) => packets).reduce((sum, { bytes }) => sum + bytes.length, 0),
		*cuts() {
			for (const { file, packets } of short) {
				for (let length = 0; length <= packets.length; length++) yield trial(file, packets.slice(0, length))
			}
		},
		cut(random) {
			const { file, packets } = random.pick(short)
			return trial(file, packets.slice(0, random.below(packets.length)))
		},
		mutation(random) {
			const { file, packets } = random.pick(short)
			return trial(file, mutatedPackets(packets, random))
		},
	}
}

function fileKind(): Kind {
	const files = FIXTURES.filter(file => !file.endsWith('.gz')).map(
		file => new Uint8Array(readFileSync(`fixtures/${file}`)),
	)
	const trial = (bytes: Uint8Array): Trial => ({
		what: 'a capture file',
		bytes: () => bytes,
		fault: () => fileFault(bytes),
	})
	return {
		name: 'capture file',
		count: files.length,
		bytes: files.reduce((sum, { length }) => sum + length, 0),
		*cuts(random) {
			for (const file of files) {
				for (const length of lengths(file.length, random)) yield trial(file.subarray(0, length))
			}
		},
		cut(random) {
			const file = random.pick(files)
			return trial(file.subarray(0, random.below(file.length)))
		},
		mutation: random => trial(mutatedFile(random.pick(files), random)),
	}
}

function* lengths(end: number, random: Random): Generator<number> {
	for (let length = 0; length < Math.min(end, NEAR); length++) yield length
	for (let count = Math.min(FAR, end - NEAR); count > 0; count--) yield NEAR + random.below(end - NEAR)
}
