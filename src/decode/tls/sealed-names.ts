import { bytesOf } from '../reader.js'
import { ALERT, APPLICATION_DATA, HANDSHAKE } from '../registry/content-types.js'
import { isTls13 } from '../registry/versions.js'
import type { Context } from './context.js'
import { finishedLength, sealedLength } from './sealed-length.js'

/** A sealed record, as an eavesdropper sees it. */
export type SealedRecord = Pick<Context, 'from'> & {
	readonly version?: number | undefined
	readonly suite?: number | undefined
	/** The content type of its header: in TLS 1.3 always application_data. */
	readonly type: number
	/** Bytes of the fragment. */
	readonly length: number
	/** RFC 7366: both ends agreed on it. */
	readonly encryptThenMac?: boolean | undefined
	/** The client offered early data and the server has not answered yet, or has accepted it. */
	readonly earlyData?: boolean
}

/** What has been inferred of a connection's sealed records so far. */
export type SealedState = { readonly client: Side; readonly server: Side }

type Side = {
	/** Records that held handshake messages, presumably. */
	readonly handshakes: number
	readonly finished: boolean
	readonly data: number
}

const NOTHING: Side = { handshakes: 0, finished: false, data: 0 }

/** Before the first sealed record. */
export const NOTHING_SEALED: SealedState = { client: NOTHING, server: NOTHING }

/** What a sealed record presumably holds, by its place and its size (RFC 8446, 5.2 hides it). Never more than that: *inferred*. */
export type Inferred = {
	/** In the RFC's spelling in snake case: `finished`, `encrypted_extensions … finished`, `alert`. */
	readonly likely: Likely
	/** The same as the RFC spells it: `EncryptedExtensions … Finished`. */
	readonly title: string
	/** One sentence: what suggests it. */
	readonly why: string
	/** For the next record. */
	readonly state: SealedState
}

type Likely = keyof typeof TITLES

const TITLES = {
	encrypted_extensions: 'EncryptedExtensions',
	'encrypted_extensions … finished': 'EncryptedExtensions … Finished',
	'certificate … certificate_verify': 'Certificate … CertificateVerify',
	end_of_early_data: 'EndOfEarlyData',
	certificate: 'Certificate',
	finished: 'Finished',
	new_session_ticket: 'NewSessionTicket',
	renegotiation: 'Renegotiation',
	encrypted_handshake: 'Handshake message',
	alert: 'Alert',
	application_data: 'Application data',
} as const

type Guess = { readonly likely: Likely; readonly why: string }

/** Names a sealed record, given what the records before it were taken for. */
export function inferName(state: SealedState, record: SealedRecord): Inferred {
	const { likely, why } = guessOf(state, record)
	const { client, server } = state
	return {
		likely,
		title: TITLES[likely],
		why,
		state:
			record.from === 'client' ? { client: after(client, likely), server } : { client, server: after(server, likely) },
	}
}

function guessOf(state: SealedState, record: SealedRecord): Guess {
	if (record.version === undefined) return byType(record)
	if (!isTls13(record.version)) return until12(state, record)
	return record.from === 'client' ? fromClient(state, record) : fromServer(state, record)
}

function after(side: Side, likely: Likely): Side {
	const { handshakes, data } = side
	if (likely === 'application_data') return { handshakes, finished: side.finished, data: data + 1 }
	if (likely === 'alert') return side
	const finished = side.finished || likely === 'finished' || likely === 'encrypted_extensions … finished'
	return { handshakes: handshakes + 1, finished, data }
}

function byType({ type }: SealedRecord): Guess {
	if (type === ALERT) return { likely: 'alert', why: 'the record says so' }
	if (type === HANDSHAKE) return { likely: 'encrypted_handshake', why: 'the record says handshake' }
	return {
		likely: 'application_data',
		why: 'the record says so; if this is TLS 1.3, it may be anything, for the handshake is not in the capture',
	}
}

/** Up to TLS 1.2 the record's type is true, and the first sealed handshake message is Finished (RFC 5246, 7.4.9). */
function until12(state: SealedState, record: SealedRecord): Guess {
	if (record.type !== HANDSHAKE) return { ...byType(record), why: 'the record says so' }
	if (state[record.from].handshakes > 0) {
		return { likely: 'renegotiation', why: 'a handshake message after Finished: the connection is negotiated anew' }
	}
	const size = sizeOf(finished(record), record)
	const fits = size === record.length ? `, and ${bytesOf(size)} is the size it has with this cipher suite` : ''
	return { likely: 'finished', why: `the first message after ChangeCipherSpec is Finished${fits}` }
}

function fromServer(state: SealedState, record: SealedRecord): Guess {
	const { server, client } = state
	if (isAlert(record)) return alert(record)
	if (server.finished || client.finished) {
		if (client.finished && client.data === 0 && server.data === 0) {
			return {
				likely: 'new_session_ticket',
				why: 'right after the handshake, before the client has asked for anything, servers send tickets',
			}
		}
		return data
	}
	const finishedSize = sizeOf(finished(record), record) ?? Number.POSITIVE_INFINITY
	if (server.handshakes === 0) {
		if (record.length >= SMALLEST_EXTENSIONS + finishedSize) {
			return {
				likely: 'encrypted_extensions … finished',
				why: 'the first sealed record of a server, and long enough to hold its messages up to Finished',
			}
		}
		return { likely: 'encrypted_extensions', why: 'the first sealed message of a server is EncryptedExtensions' }
	}
	if (record.length === finishedSize) {
		return { likely: 'finished', why: `${bytesOf(finishedSize)} is the size of Finished with this cipher suite` }
	}
	return {
		likely: 'certificate … certificate_verify',
		why: 'between EncryptedExtensions and Finished a server shows its certificate and proves that it has the key',
	}
}

function fromClient(state: SealedState, record: SealedRecord): Guess {
	const { server, client } = state
	if (client.finished) return isAlert(record) ? alert(record) : data
	if (record.length === sizeOf(finished(record), record)) {
		return { likely: 'finished', why: `${bytesOf(record.length)} is the size of Finished with this cipher suite` }
	}
	if (isAlert(record)) return alert(record)
	if (record.earlyData) {
		if (record.length === sizeOf(END_OF_EARLY_DATA, record) && server.handshakes > 0) {
			return { likely: 'end_of_early_data', why: `${bytesOf(record.length)} is the size of EndOfEarlyData` }
		}
		if (client.handshakes === 0)
			return { likely: 'application_data', why: 'early data: sent before the handshake ends' }
	}
	if (record.length === sizeOf(NO_CERTIFICATE, record)) {
		return { likely: 'certificate', why: `${bytesOf(record.length)} is the size of a Certificate that holds none` }
	}
	return {
		likely: 'certificate … certificate_verify',
		why: 'a client sends nothing else between the server’s Finished and its own',
	}
}

/** EncryptedExtensions with nothing in it: header and the length of the list. */
const SMALLEST_EXTENSIONS = 6
/** Header only. */
const END_OF_EARLY_DATA = 4
/** Header, an empty context, an empty list. */
const NO_CERTIFICATE = 8
/** Level and description. */
const ALERT_LENGTH = 2

const data: Guess = {
	likely: 'application_data',
	why: 'after the handshake; tickets, KeyUpdate and data look the same',
}

function isAlert(record: SealedRecord): boolean {
	return record.type === APPLICATION_DATA && record.length === sizeOf(ALERT_LENGTH, record)
}

function alert(record: SealedRecord): Guess {
	return { likely: 'alert', why: `${bytesOf(record.length)} is the size of an alert` }
}

/** Bytes of Finished before it is sealed. */
function finished({ version = 0, suite = 0 }: SealedRecord): number {
	return finishedLength({ version, suite })
}

function sizeOf(length: number, record: SealedRecord): number | undefined {
	const { version, suite, encryptThenMac } = record
	if (version === undefined || suite === undefined) return undefined
	return sealedLength(length, { version, suite, encryptThenMac })
}
