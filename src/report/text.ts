import type { Exposure } from '../analyse/exposure-row.js'
import { clean } from '../clean.js'
import { bytesOf } from '../decode/reader.js'
import { wayWords } from '../explain/handshake-ways.js'
import { messageName } from '../explain/message-names.js'
import { sayingText } from '../explain/sayings/sayings.js'
import { unreadTexts } from '../explain/unread.js'
import { counted, grouped } from '../grouped.js'
import type { Conversation, Find, Message, PlainTurn } from '../session/conversation.js'
import { exposureOf } from '../session/exposure.js'
import { handshakeWays } from '../session/handshake-ways.js'
import { protocolText } from '../session/protocol-text.js'
import type { Session } from '../session/session.js'
import { socketText } from '../session/socket-text.js'
import { isoTime, secondsBetween } from '../session/time.js'
import type { SentCertificate } from '../session/tls-facts.js'
import { spokenIn } from '../verdict/causes/spoken.js'
import { judged } from '../verdict/judged.js'
import { fernetLines } from './fernet.js'
import { packetsOfTurn, packetsText } from './packets-text.js'
import { proofLines } from './proofs.js'
import { upgradeTexts } from './streams.js'
import { verdictLines } from './verdict.js'
import { hanging, LINE } from './wrapped.js'

/** The report of one conversation, as lines for a terminal or a file, at most 100 columns wide where there are words to break. Nothing in them steers a terminal. */
export function conversationText(session: Session, conversation: Conversation): string[] {
	const issues = issueLines(conversation)
	return [
		heading(session, conversation),
		...facts(conversation).flatMap(fact => hanging(`  ${/^ */.exec(fact)![0]}`, fact.trimStart())),
		'',
		...verdictLines(judged(conversation)).map(line => `  ${line}`),
		'',
		...ladder(conversation).map(rung => `  ${rung}`),
		...fernetLines(conversation, session.secrets?.fernetKeys ?? []).map(line => `  ${line}`),
		...(conversation.proofs?.length
			? ['', '  Proofs:', ...proofLines(conversation.proofs).map(line => `    ${line}`)]
			: []),
		...(conversation.find ? ['', ...found(conversation.find).map(line => `  ${line}`)] : []),
		'',
		'  What an eavesdropper sees:',
		...listed(exposureOf(conversation)),
		...(issues.length > 0 ? ['', '  Issues:', ...issues.flatMap(issue => hanging('    ', issue))] : []),
	]
}

/** What an eavesdropper sees, the values in one column. */
function listed(exposures: readonly Exposure[]): string[] {
	const names = Math.max(...exposures.map(({ what }) => what.length))
	return exposures.flatMap(({ what, value }) => hanging(`    ${`${what}:`.padEnd(names + 1)} `, clean(value)))
}

/** What was found wrong, then what is missing. */
function issueLines({ issues, holeList }: Conversation): string[] {
	return [
		...issues.map(({ code, packet, text }) => `${packet ? `packet ${packet}: ` : ''}${clean(text)} (${code})`),
		...holeList.map(
			({ from, length, packet }) =>
				`packet ${packet}: ${bytesOf(length)} of the ${from} ${length === 1 ? 'is' : 'are'} not in the capture`,
		),
	]
}

/** The first line of a file's report. */
export function sessionText(session: Session): string {
	return `${clean(session.file)} (${session.format})`
}

/** The last lines of a file's report: how many packets were read, and what of the file itself could not be. */
export function summaryText(session: Session): string[] {
	const { packets, decoded, skipped, malformed } = session.counts
	const conversations = session.counts.conversations
	return [
		`${counted(packets, 'packet')}: ${grouped(decoded)} decoded, ${grouped(skipped)} skipped, ${grouped(malformed)} malformed; ${counted(conversations, 'conversation')}`,
		...unreadTexts(session.counts, 'en'),
		...session.issues.map(({ packet, text }) => {
			// Damage of the file names its place in its own words.
			const isPlaced = packet === undefined || text.includes(`packet ${packet}`)
			return `! ${isPlaced ? '' : `packet ${packet}: `}${clean(text)}`
		}),
	]
}

function heading(session: Session, conversation: Conversation): string {
	const { number, client, server } = conversation
	const name = protocolText(conversation, 'not recognised')
	return `Conversation ${number}: ${name}, ${socketText(client)} → ${socketText(server)}, ${isoTime(conversation.start, session.digits)}`
}

function facts(conversation: Conversation): string[] {
	const { tls, holes, bytes, firstPacket, lastPacket, packets } = conversation
	const missing = holes.client + holes.server
	const seconds = secondsBetween(conversation.start, conversation.end)
	return [
		`packets ${firstPacket}–${lastPacket} (${packets}), ${milliseconds(seconds)} ms`,
		`client sent ${bytesOf(bytes.client)}, server ${bytesOf(bytes.server)}; ${missing === 0 ? 'no byte missing' : `${bytesOf(missing)} missing`}`,
		...(tls
			? [
					[
						tls.cipherSuite,
						tls.group,
						tls.serverName && `server name ${tls.serverName}`,
						tls.alpn && `ALPN ${tls.alpn}`,
					]
						.filter(Boolean)
						.map(part => clean(part!))
						.join(', '),
				]
			: []),
		...handshakeWays(conversation).map(way => {
			const { text, rfc } = wayWords(way, 'en')
			return rfc ? `${text} (${rfc})` : text
		}),
		...(tls?.certificates ?? []).flatMap(certificateFact).map(text => clean(text)),
		...upgradeTexts(conversation).map(text => clean(text)),
		...(conversation.opening ? openingFacts(conversation.opening) : []),
	].filter(line => line !== '')
}

/** How far the keys at hand went, and what was in the way. */
function openingFacts({ sealed, opened, why }: NonNullable<Conversation['opening']>): string[] {
	const reason = why && sayingText(why, 'en')
	const records = counted(sealed, 'sealed record')
	if (opened === sealed) return [`opened: ${sealed === 1 ? 'its' : 'all'} ${records}`]
	if (opened === 0) return [`unopened: ${records}${reason ? `: ${reason}` : ''}`]
	return [`opened: ${grouped(opened)} of ${records}; unopened: ${reason ?? 'the others'}`]
}

/** What of a certificate could be read, and who vouches for it. A raw key (RFC 7250) is all there is of some. */
function certificateFact({ subject, issuer, notAfter, key }: SentCertificate): string[] {
	if (!subject && !issuer && key) return [`public key ${key.description}, without a certificate`]
	const voucher = [...(issuer ? [`issued by ${issuer.text}`] : []), ...(notAfter ? [`until ${notAfter.iso}`] : [])]
	return [
		`certificate ${subject?.text || 'without a name'}`,
		...(voucher.length > 0 ? [`  ${voucher.join(', ')}`] : []),
	]
}

const ARROWS = {
	client: { clear: '──────────────▶', sealed: '─ ─ ─ ─ ─ ─ ─ ▶' },
	server: { clear: '◀──────────────', sealed: '◀ ─ ─ ─ ─ ─ ─ ─' },
}

function ladder(conversation: Conversation): string[] {
	const lineOf = (of: Pick<Message, 'from' | 'time' | 'packets' | 'packetCount'>, isSealed: boolean, text: string) => {
		const arrow = ARROWS[of.from][isSealed ? 'sealed' : 'clear']
		const after = milliseconds(secondsBetween(conversation.start, of.time))
		return hanging(`${packetsText(of).padStart(8)} ${after.padStart(10)}  ${arrow}  `, text, LINE - 2)
	}
	// What no decoder took stands before the first message that ends behind its beginning.
	let told = 0
	const plainUntil = (packet: number) => {
		const lines: string[] = []
		for (let turn = conversation.plain[told]; turn && turn.first <= packet; turn = conversation.plain[++told])
			lines.push(
				...lineOf({ ...turn, ...packetsOfTurn(turn) }, false, plainText(turn, spokenIn(conversation.plain, turn))),
			)
		return lines
	}
	const rungs = [
		...conversation.messages.flatMap(message => [
			...plainUntil(message.packets.at(-1) ?? 0),
			...lineOf(message, message.encrypted, rungText(message)),
		]),
		...plainUntil(Number.POSITIVE_INFINITY),
	]
	const head = `${'packets'.padStart(8)} ${'ms'.padStart(10)}  client   server   message`
	return rungs.length > 0 ? [head, ...rungs] : ['no message']
}

/** `plain text (34 bytes): 220 mail.example.com ESMTP`; `SOCKS 5 (3 bytes)`, `unknown protocol (29 bytes)`. */
function plainText({ isText, isRest, length, line }: PlainTurn, spoken: string | undefined): string {
	const name = `${isText ? 'plain text' : (spoken ?? 'unknown protocol')} (${bytesOf(length)})`
	if (isRest) return `${name}: all that follows`
	return isText && line !== '' ? `${name}: ${line}` : name
}

/** `ClientHello (512 bytes): localhost`; `Finished (encrypted, 40 bytes; inferred)`. */
export function rungText(message: Message): string {
	const name = message.likely ?? messageName(message.type)
	const inside = [
		message.encrypted ? 'encrypted' : '',
		bytesOf(message.length),
		message.recordCount > 1 ? counted(message.recordCount, 'record') : '',
	].filter(part => part !== '')
	const standing = message.standing === 'observed' ? (message.why ? '; MAC not checked' : '') : `; ${message.standing}`
	const summary = message.summary === '' ? '' : `: ${clean(message.summary)}`
	const issue = message.issue ? ` ! ${clean(message.issue.text)}` : ''
	return `${name} (${inside.join(', ')}${standing})${summary}${issue}`
}

/** The tracer's answer in words. */
export function found(find: Find): string[] {
	const text = clean(find.text)
	if (find.hits.length === 0) return [`“${text}” is not found in any of the ${grouped(find.searched)} captured bytes.`]
	return find.hits.map(({ form, from, packet, offset, where }) => {
		const place = {
			wire: `packet ${packet}, byte ${offset}`,
			body: `the decoded body, byte ${offset} (packet ${packet})`,
			opened: `the opened bytes, byte ${offset} (packet ${packet})`,
		}[where]
		return `“${text}” is found in ${place}, sent by the ${from}${form === 'plain' ? '' : ` (as ${form})`}.`
	})
}

const milliseconds = (seconds: number) => (seconds * 1000).toFixed(3)
