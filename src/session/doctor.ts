import type { Said } from '../analyse/saying.js'
import { SECRET_LABELS, type SecretLabel } from '../analyse/tls/key-line.js'
import type { FaultyLine, KeyLog } from '../analyse/tls/key-log.js'
import { sealingOf } from '../analyse/tls/sealing.js'
import { encryptsNothing, suiteParts } from '../decode/registry/suite-parts.js'
import { isTls13 } from '../decode/registry/versions.js'
import type { Conversation } from './conversation.js'
import type { NamedHandshake } from './named-handshake.js'
import { isSealedYet } from './sealed-yet.js'
import type { Secrets } from './secrets.js'

/** A line of a key log that names a conversation: where it stands, never what it says. `RSA` lines name it otherwise. */
export type MatchedLine = {
	readonly label: SecretLabel | 'RSA' | 'Session-ID'
	readonly file: string
	readonly line: number
}

/** Why no secret at hand opens what is sealed. `values` are for the sentence: numbers, names of ciphers and of files. */
export type Reason = { readonly code: ReasonCode; readonly values: Readonly<Record<string, Said>> }

export type ReasonCode =
	| 'no_secrets'
	| 'no_client_hello'
	| 'no_server_hello'
	| 'hole'
	| 'no_line'
	| 'lines_of_others'
	| 'lines_of_none'
	| 'near_reversed'
	| 'near_cut'
	| 'near_session_id'
	| 'near_server_random'
	| 'wrong_secret'
	| 'rsa_key_exchange'
	| 'rsa_tls13'
	| 'rsa_certificate'
	| 'rsa_other_key'
	| 'cipher'
	| 'resumed'

/** What the secrets at hand do for one conversation, and what they do not. */
export type Diagnosis = {
	readonly conversation: number
	readonly sealed: number
	readonly opened: number
	/** The suite encrypts nothing: secrets check what everybody can read. */
	readonly isReadable: boolean
	readonly matched: readonly MatchedLine[]
	/** Secrets that would open more, by their labels. */
	readonly missing: readonly SecretLabel[]
	readonly reasons: readonly Reason[]
}

/** Which conversations of a capture a client random names. */
export type RandomsOfCapture = ReadonlyMap<string, readonly number[]>

export function randomsOfCapture(conversations: Iterable<Conversation>): RandomsOfCapture {
	const found = new Map<string, number[]>()
	for (const conversation of conversations) {
		for (const { clientRandom } of handshakesOf(conversation)) {
			if (clientRandom === '') continue
			const numbers = found.get(clientRandom)
			if (numbers) numbers.push(conversation.number)
			else found.set(clientRandom, [conversation.number])
		}
	}
	return found
}

/** Looks for what opens a TLS conversation among the secrets at hand. Without `capture` nothing is said of other conversations. */
export function doctor(conversation: Conversation, secrets: Secrets, capture?: RandomsOfCapture): Diagnosis {
	const { opening, number, messages } = conversation
	const handshakes = handshakesOf(conversation)
	const matched = handshakes.flatMap(handshake => matchedBy(handshake, secrets.keyLog))
	const isSealed = isSealedYet(conversation)
	const missing = isSealed ? missingOf(conversation, matched) : []
	const unopened = messages.filter(({ encrypted }) => encrypted).reduce((sum, { recordCount }) => sum + recordCount, 0)
	return {
		conversation: number,
		sealed: opening?.sealed ?? unopened,
		opened: opening?.opened ?? 0,
		isReadable: encryptsNothing(conversation.tls?.suite),
		matched,
		missing,
		reasons: isSealed ? reasonsOf(conversation, matched, secrets, capture) : [],
	}
}

/** Lines that name no conversation of the capture: how many there are, and the first of them. */
export type UnusedLines = { readonly count: number; readonly lines: readonly MatchedLine[] }

export function unusedLines({ keyLog }: Secrets, capture: RandomsOfCapture): UnusedLines {
	const lines: MatchedLine[] = []
	let count = 0
	for (const random of keyLog.randoms) {
		if (capture.has(random)) continue
		for (const line of linesOf(keyLog, random)) {
			count++
			if (lines.length < SHOWN) lines.push(line)
		}
	}
	return { count, lines }
}

const SHOWN = 20

function handshakesOf({ opening, tls }: Conversation): readonly NamedHandshake[] {
	if (opening && opening.handshakes.length > 0) return opening.handshakes
	const { clientRandom = '', negotiated: version, suite } = tls ?? {}
	const known = { ...(version !== undefined && { version }), ...(suite !== undefined && { suite }) }
	return [{ clientRandom, sessionId: '', isOpened: false, ...known }]
}

function linesOf(keyLog: KeyLog, random: string): MatchedLine[] {
	return SECRET_LABELS.flatMap(label => keyLog.lines(label, random).map(({ file, line }) => ({ label, file, line })))
}

function matchedBy({ clientRandom, preMaster, sessionId }: NamedHandshake, keyLog: KeyLog): MatchedLine[] {
	const named = (label: MatchedLine['label'], lines: ReturnType<KeyLog['lines']>) =>
		lines.map(({ file, line }) => ({ label, file, line }))
	return [
		...linesOf(keyLog, clientRandom),
		...(preMaster ? named('RSA', keyLog.preMasterLines(preMaster)) : []),
		...(sessionId ? named('Session-ID', keyLog.sessionLines(sessionId)) : []),
	]
}

function missingOf({ tls }: Conversation, matched: readonly MatchedLine[]): SecretLabel[] {
	const { negotiated, earlyData } = tls ?? {}
	if (negotiated === undefined) return []
	const has = (label: SecretLabel) => matched.some(line => line.label === label)
	if (!isTls13(negotiated)) return matched.length > 0 ? [] : ['CLIENT_RANDOM']
	const wanted: SecretLabel[] = [
		...(earlyData === 'accepted' || earlyData === 'unknown' ? (['CLIENT_EARLY_TRAFFIC_SECRET'] as const) : []),
		'SERVER_HANDSHAKE_TRAFFIC_SECRET',
		'CLIENT_HANDSHAKE_TRAFFIC_SECRET',
		'CLIENT_TRAFFIC_SECRET_0',
		'SERVER_TRAFFIC_SECRET_0',
	]
	return wanted.filter(label => !has(label))
}

function reasonsOf(
	conversation: Conversation,
	matched: readonly MatchedLine[],
	secrets: Secrets,
	capture: RandomsOfCapture | undefined,
): Reason[] {
	const { tls, opening, holeList } = conversation
	const { clientRandom = '', negotiated, suite, resumed } = tls ?? {}
	const sealing = suite === undefined ? undefined : sealingOf(suite)
	// What cannot be undone, no secret opens.
	if (sealing && 'missing' in sealing) return [reason('cipher', { what: sealing.missing })]
	if (secrets.isEmpty && secrets.keyLog.faultCount === 0) return [reason('no_secrets')]
	const reasons: Reason[] = []
	if (clientRandom === '') reasons.push(reason('no_client_hello'))
	else if (negotiated === undefined) reasons.push(reason('no_server_hello'))
	const lost = holeList.reduce((sum, { length }) => sum + length, 0)
	if (holeList.length > 0) reasons.push(reason('hole', { bytes: lost, holes: holeList.length }))
	reasons.push(...rsaReasons(conversation, secrets))
	if (matched.length === 0 && clientRandom !== '') reasons.push(...unnamed(conversation, secrets.keyLog, capture))
	else if (matched.length > 0 && opening?.opened === 0 && missingOf(conversation, matched).length === 0) {
		const { file, line } = matched[0]!
		reasons.push(reason('wrong_secret', { file, line }))
	}
	if (resumed && matched.length === 0 && negotiated !== undefined && !isTls13(negotiated))
		reasons.push(reason('resumed'))
	return reasons
}

function rsaReasons(conversation: Conversation, { rsaKeys }: Secrets): Reason[] {
	const { tls, opening } = conversation
	if (rsaKeys.length === 0 || !tls || (opening?.opened ?? 0) > 0 || tls.negotiated === undefined) return []
	if (isTls13(tls.negotiated)) return [reason('rsa_tls13')]
	const exchange = suiteParts(tls.suite ?? 0)?.keyExchange
	if (exchange !== undefined && exchange !== 'rsa')
		return [reason('rsa_key_exchange', { exchange: exchange.toUpperCase() })]
	const key = tls.certificates[0]?.key
	if (key?.modulus !== undefined && !rsaKeys.some(({ modulus }) => modulus === key.modulus))
		return [reason('rsa_certificate', { key: key.description })]
	return tls.resumed ? [] : [reason('rsa_other_key')]
}

/** No line names the conversation: what the lines are of, and whether one nearly does. */
function unnamed(conversation: Conversation, keyLog: KeyLog, capture: RandomsOfCapture | undefined): Reason[] {
	if (keyLog.count === 0 && keyLog.faultCount === 0) return []
	const near = handshakesOf(conversation).flatMap(handshake => nearMisses(handshake, keyLog))
	if (near.length > 0) return near
	const sessions = keyLog.randomCount
	const others = capture
		? [...capture].filter(([random]) => keyLog.knows(random)).flatMap(([, numbers]) => numbers)
		: []
	const numbers = [...new Set(others)].sort((a, b) => a - b)
	const shown = numbers.length > SHOWN ? `${numbers.slice(0, SHOWN).join(', ')}, …` : numbers.join(', ')
	if (numbers.length > 0) return [reason('no_line', { sessions }), reason('lines_of_others', { numbers: shown })]
	return [reason('no_line', { sessions }), ...(capture && sessions > 0 ? [reason('lines_of_none')] : [])]
}

function nearMisses({ clientRandom, sessionId, serverRandom }: NamedHandshake, keyLog: KeyLog): Reason[] {
	const reversed = clientRandom.match(/../g)?.reverse().join('') ?? ''
	if (reversed !== '' && keyLog.knows(reversed)) return [reason('near_reversed', placeOf(keyLog, reversed))]
	if (sessionId.length === RANDOM && keyLog.knows(sessionId))
		return [reason('near_session_id', placeOf(keyLog, sessionId))]
	if (serverRandom && keyLog.knows(serverRandom)) return [reason('near_server_random', placeOf(keyLog, serverRandom))]
	const cut = keyLog.faults.find(fault => isCut(fault, clientRandom))
	if (!cut) return []
	return [reason('near_cut', { file: cut.file, line: cut.line, have: cut.have ?? 0 })]
}

/** Digits of a client random. */
const RANDOM = 64
/** A part of a random is known again by so many of them. */
const LEAST = 12

function isCut({ fault, name }: FaultyLine, random: string): boolean {
	if (fault !== 'name' || name === undefined || name.length < LEAST || random === '') return false
	return name.length < RANDOM ? random.includes(name) : name.includes(random)
}

function placeOf(keyLog: KeyLog, name: string): { readonly file: string; readonly line: number } {
	const [first] = linesOf(keyLog, name)
	return { file: first?.file ?? '', line: first?.line ?? 0 }
}

function reason(code: ReasonCode, values: Reason['values'] = {}): Reason {
	return { code, values }
}
