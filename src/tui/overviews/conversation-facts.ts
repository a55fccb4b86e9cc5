import { alertMeaning } from '../../explain/alerts.js'
import { wayWords } from '../../explain/handshake-ways.js'
import { say } from '../../explain/interface.js'
import { colon, type Language } from '../../explain/language.js'
import { sayingText } from '../../explain/sayings/sayings.js'
import type { Conversation, OpeningFacts } from '../../session/conversation.js'
import { handshakeWays } from '../../session/handshake-ways.js'
import { protocolText } from '../../session/protocol-text.js'
import type { Session } from '../../session/session.js'
import { socketText } from '../../session/socket-text.js'
import { isoTime, secondsBetween } from '../../session/time.js'
import { issuesOf, issueText } from '../issue-rows.js'
import type { Run } from '../text.js'
import { durationText, sizeText } from '../views/texts.js'
import { endText } from './conversation-list.js'
import type { Fact } from './overview.js'
import { verdictFacts } from './verdict-facts.js'

/** How many exchanges and issues are told one by one: the issues have a list of their own. */
const TOLD = { exchanges: 8, issues: 3 }

/** What is known of a conversation, what matters most first: who spoke with whom, over what, how it ended and what went wrong. */
export function conversationFacts(session: Session, conversation: Conversation, language: Language): readonly Fact[] {
	const { start, end, firstPacket, lastPacket, packets, bytes, holes, tls } = conversation
	const name = (key: Parameters<typeof say>[0]) => say(key, {}, language)
	const missing = holes.client + holes.server
	const size = (count: number) => sizeText(count, language)
	const certificate = tls?.certificates[0]
	return told([
		...verdictFacts(conversation, language),
		...whoFacts(conversation, language),
		...wayFacts(conversation, language),
		fact(
			name('fact.process'),
			session.processes?.get(socketText(conversation.client)) ??
				session.recordedProcesses.get(conversation.number) ??
				'',
		),
		fact(name('fact.origin'), session.origin === 'relay' ? name('fact.origin_relay') : ''),
		...(conversation.opening ? [openedFact(conversation.opening, language)] : []),
		...issueFacts(conversation, language),
		fact(
			name('fact.when'),
			say(
				'fact.when_text',
				{ start: isoTime(start, session.digits), duration: durationText(secondsBetween(start, end)) },
				language,
			),
		),
		fact(
			name('column.packets'),
			say('fact.packets_text', { first: firstPacket, last: lastPacket, count: packets }, language),
		),
		fact(
			name('column.bytes'),
			say(
				missing > 0 ? 'fact.bytes_missing' : 'fact.bytes_text',
				{ client: size(bytes.client), server: size(bytes.server), missing: size(missing) },
				language,
			),
		),
		certificate &&
			fact(
				name('fact.certificate'),
				say(
					'fact.certificate_text',
					{
						subject: certificate.subject?.text || '-',
						issuer: certificate.issuer?.text || '-',
						until: certificate.notAfter?.iso.slice(0, 10) ?? '-',
					},
					language,
				),
			),
		...exchanges(conversation, name('fact.requests'), language),
	])
}

/** Who spoke with whom, over what, and how it ended. */
export function whoFacts(conversation: Conversation, language: Language): readonly Fact[] {
	const { client, server, tls } = conversation
	const guess = conversation.rolesBy === 'first_packet' ? ` (${say('fact.roles_guessed', {}, language)})` : ''
	const over = [protocolText(conversation), tls?.cipherSuite, tls?.group, tls?.alpn && `ALPN ${tls.alpn}`]
	return told([
		fact(say('fact.ends', {}, language), `${socketText(client)} → ${socketText(server)}${guess}`),
		fact(say('column.protocol', {}, language), over.filter(Boolean).join(', ')),
		fact(say('fact.server_name', {}, language), tls?.serverName ?? ''),
		{ name: say('column.ended', {}, language), runs: endRuns(conversation, language) },
	])
}

/** How its handshakes differ from a single full one. */
function wayFacts(conversation: Conversation, language: Language): readonly Fact[] {
	return handshakeWays(conversation).map((way, i) => {
		const { text, rfc } = wayWords(way, language)
		return {
			name: i === 0 ? say('fact.ways', {}, language) : '',
			runs: [{ text, token: 'warn' as const }, ...(rfc ? [{ text: ` ${rfc}`, token: 'dimmed' as const }] : [])],
		}
	})
}

/** How far the keys at hand opened it, and why no further. */
function openedFact({ opened, sealed, why }: OpeningFacts, language: Language): Fact {
	const text = say('fact.opened_text', { opened, sealed }, language)
	return {
		name: say('fact.opened', {}, language),
		runs: [
			{ text },
			...(why ? [{ text: `${colon(language)}${sayingText(why, language)}`, token: 'warn' as const }] : []),
		],
	}
}

function issueFacts(conversation: Conversation, language: Language): (Fact | undefined)[] {
	const issues = issuesOf(conversation)
	const shown = issues.slice(0, TOLD.issues).map(({ packet, text }, i) => ({
		name: i === 0 ? say('pane.issues', {}, language) : '',
		runs: [
			{
				text: packet === undefined ? '! ' : `! ${say('compare.in_packet', { packet }, language)}${colon(language)}`,
				token: 'err' as const,
			},
			{ text: issueText({ text }, language) },
		],
	}))
	const more = issues.length - shown.length
	return more > 0 ? [...shown, fact('', say('fact.more_issues', { count: more }, language))] : shown
}

const told = (facts: readonly (Fact | undefined)[]): readonly Fact[] => facts.filter(one => one !== undefined)

function fact(name: string, text: string): Fact | undefined {
	return text === '' ? undefined : { name, runs: [{ text }] }
}

function endRuns(conversation: Conversation, language: Language): readonly Run[] {
	const text = endText(conversation, language)
	const fatal = conversation.messages.find(message => message.type === 'alert' && message.level === 'fatal')
	// The verdict tells who said goodbye in TLS; TCP may well be closed by the other.
	const isTcp = !fatal && conversation.tcp.opening === 'complete' && conversation.tcp.ends.length > 0
	const words = fatal?.description && alertMeaning(fatal.description, fatal.from, language)
	return words
		? [{ text: `${text}. `, token: 'err' }, { text: words.text }, { text: ` ${words.rfc ?? ''}`, token: 'dimmed' }]
		: [{ text: isTcp ? `TCP ${text}` : text }]
}

function exchanges({ http }: Conversation, name: string, language: Language): (Fact | undefined)[] {
	const lines = http.slice(0, TOLD.exchanges).map(({ method, target, status, reason, responseBytes }, i) => {
		const answer = [status, reason, responseBytes === undefined ? undefined : `(${sizeText(responseBytes, language)})`]
		return fact(
			i === 0 ? name : '',
			`${[method, target].filter(Boolean).join(' ')} → ${answer.filter(part => part !== undefined).join(' ')}`,
		)
	})
	return http.length > TOLD.exchanges
		? [...lines, fact('', say('fact.more', { count: http.length - TOLD.exchanges }, language))]
		: lines
}
