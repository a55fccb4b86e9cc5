import type { HttpExchange, PlainTurn } from '../../session/conversation.js'
import type { Course, Step } from '../course.js'
import { firstEnd, isSilent } from '../ends.js'
import { endEvidence, stepEvidence } from '../evidence.js'
import { type Rule, STRENGTH } from '../rule.js'
import type { Evidence, Values } from '../verdict.js'
import { asksForTls, declinesTls, looksLikeTls, protocolOf, type Spoken } from './greetings.js'
import { answerOf, isForProxy, requestOf } from './proxies.js'
import { asksForTunnel } from './tunnels.js'

/** The two do not speak the same protocol, or TLS has not been agreed on. */
export const WRONG_PROTOCOL: readonly Rule[] = [
	{
		// nginx, Apache, Go and Tomcat answer plain HTTP on a TLS port in plain HTTP, and say so in words of their own.
		cause: 'plaintext_to_tls_server',
		suspect: course => {
			const exchange = course.http.find(
				({ encrypted, responseText, reason }) => !encrypted && WANTS_TLS.test(`${reason} ${responseText ?? ''}`),
			)
			return (
				exchange && {
					strength: STRENGTH.told,
					form: 'answered',
					standing: 'observed',
					evidence: [...requestOf(course), ...answerOf(course, exchange)],
					values: { status: exchange.status ?? 0, ...askedOf(exchange) },
				}
			)
		},
	},
	{
		// GnuTLS answers plain HTTP with unexpected_message, NSS and Java with others: it is an alert, so it is TLS.
		cause: 'plaintext_to_tls_server',
		suspect: course => {
			const alert = course.conversation.messages.findIndex(({ type, from }) => type === 'alert' && from === 'server')
			if (course.hello || !isPlainSpeech(course, 'client') || alert < 0) return false
			return {
				strength: STRENGTH.certain,
				form: requestOf(course).length > 0 ? 'alert' : 'alert_other',
				standing: 'observed',
				evidence: [
					...requestOf(course),
					...stepEvidence({ index: alert, message: course.conversation.messages[alert]! }, 'alert', {
						alert: course.conversation.messages[alert]!.description ?? 'alert',
					}),
				],
			}
		},
	},
	{
		// OpenSSL and Node close without a byte when what they get is no TLS.
		cause: 'plaintext_to_tls_server',
		suspect: course => {
			const end = firstEnd(course)
			const { conversation } = course
			const isHttp = conversation.protocol === 'http' || conversation.protocol === 'http2'
			if (!isHttp || !isSilent(course, 'server') || !end) return false
			// NSS's selfserv does not even close: it waits for the rest of the record that it takes the request for.
			const hasClosed = end.from === 'server'
			const isProxy = isForProxy(course)
			return {
				strength: isProxy ? STRENGTH.remote : hasClosed ? STRENGTH.close : STRENGTH.possible,
				form: isProxy ? 'proxy' : hasClosed ? 'silent' : 'waiting',
				standing: 'inferred',
				evidence: [...requestOf(course), ...endEvidence(end)],
			}
		},
	},
	{
		cause: 'starttls_refused',
		suspect: course => {
			const { plain } = course.conversation
			const asked = plain.findIndex(asksForTls)
			const answer = plain.slice(asked + 1).find(({ from }) => from === 'server')
			if (asked < 0 || !answer || !declinesTls(plain[asked]!, answer)) return false
			// Who asks in bytes and goes on in the clear may do without TLS (sslmode=prefer).
			if (!plain[asked]!.isText && plain.some(({ from, first }) => from === 'client' && first > answer.last))
				return false
			return {
				strength: STRENGTH.certain,
				standing: 'observed',
				evidence: [lineEvidence(plain[asked]!), lineEvidence(answer)],
				values: { answer: answer.line },
			}
		},
	},
	{
		// The server greets in the clear and waits for STARTTLS; the client begins with TLS at once.
		cause: 'starttls_missing',
		suspect: course => {
			const said = saidInsteadOfTls(course)
			return (
				said?.spoken?.hasStartTls === true &&
				!said.isGranted && {
					strength: STRENGTH.certain,
					standing: 'observed',
					evidence: [...stepEvidence(course.hello, 'client_hello'), lineEvidence(said.line)],
					values: {
						protocol: said.spoken.protocol,
						starttls: said.spoken.starttls ?? said.spoken.protocol.toLowerCase(),
						answer: said.line.line,
					},
				}
			)
		},
	},
	{
		// The mirror image: a client that speaks a protocol with STARTTLS to a port where TLS comes first.
		cause: 'plaintext_to_tls_server',
		suspect: course => {
			const { plain } = course.conversation
			const first = plain.find(({ from }) => from === 'client')
			const end = firstEnd(course)
			if (!first || course.hello || course.tls || !isSilent(course, 'server') || end?.from !== 'server') return false
			return {
				// A server of that protocol would have said something.
				strength: protocolOf(first) ? STRENGTH.close - 5 : STRENGTH.possible,
				form: 'silent_other',
				standing: 'inferred',
				evidence: [lineEvidence(first), ...endEvidence(end)],
			}
		},
	},
	{
		cause: 'other_protocol',
		suspect: course => {
			const said = saidInsteadOfTls(course)
			if (!said || said.isGranted || said.spoken?.hasStartTls) return false
			const isSslv2 = offersOnlySslv2(course) && SSLV2_ANSWER.test(said.line.head)
			if (isSslv2)
				return {
					strength: STRENGTH.certain,
					form: 'sslv2',
					standing: 'inferred',
					evidence: [...stepEvidence(course.hello, 'client_hello'), lineEvidence(said.line)],
				}
			return {
				// Text that gives no protocol away is a plain answer; bytes that are no text, another protocol.
				strength: said.spoken ? STRENGTH.certain : isAnswer(said.line) ? STRENGTH.possible : STRENGTH.told,
				form: said.spoken ? 'named' : 'unnamed',
				standing: 'observed',
				evidence: [...stepEvidence(course.hello, 'client_hello'), lineEvidence(said.line)],
				values: { protocol: said.spoken?.protocol ?? '', answer: said.line.line },
			}
		},
	},
	{
		cause: 'tls_to_plaintext_server',
		suspect: course => {
			const answer = plainAnswer(course)
			if (answer)
				return {
					strength: STRENGTH.certain,
					form: 'http',
					standing: 'observed',
					evidence: [
						...stepEvidence(course.hello, 'client_hello'),
						...stepEvidence(answer, 'answer', { line: `HTTP ${answer.message.summary}` }),
					],
					values: { answer: answer.message.summary },
				}
			const said = saidInsteadOfTls(course)
			return (
				said !== undefined && {
					strength: said.isGranted ? STRENGTH.certain : said.spoken ? STRENGTH.possible : STRENGTH.told,
					form: said.isGranted ? 'granted' : 'other',
					standing: 'observed',
					evidence: [...stepEvidence(course.hello, 'client_hello'), lineEvidence(said.line)],
					values: { protocol: said.spoken?.protocol ?? '', answer: said.line.line },
				}
			)
		},
	},
	{
		// Not a failure at all: nobody wanted TLS here.
		cause: 'other_protocol',
		suspect: course => {
			const { plain, protocol } = course.conversation
			if (course.tls || protocol !== 'unknown' || plain.length === 0) return false
			const known = plain.map(protocolOf).find(known => known !== undefined)
			return {
				strength: STRENGTH.possible + 5,
				form: known ? 'alone' : 'unnamed_alone',
				standing: known ? 'observed' : 'unknown',
				evidence: plain.slice(0, 2).map(lineEvidence),
				values: { protocol: known?.protocol ?? '', answer: plain[0]!.line },
			}
		},
	},
]

/** What servers say of plain HTTP on a TLS port: nginx, Apache, Go, Tomcat, Jetty, Envoy, lighttpd. */
const WANTS_TLS =
	/plain HTTP request was sent to HTTPS port|speaking plain HTTP to an SSL-enabled|HTTP request to an HTTPS server|combination of host and port requires TLS|requires TLS\b|HTTP spoken on HTTPS port|use https/i

/** The first line the server says in another protocol after, or right before, a ClientHello; after it only, where TLS was asked for and granted. */
function saidInsteadOfTls({
	hello,
	serverHello,
	conversation,
	server,
}: Course): { line: PlainTurn; spoken: Spoken | undefined; isGranted: boolean } | undefined {
	// Behind missing bytes nothing is a greeting: it is the middle of something.
	const isMiddle = conversation.holeList.some(({ from, start }) => from === 'server' && start === 0)
	if (!hello || serverHello || server.first || isMiddle) return undefined
	const { plain } = conversation
	const isGranted = plain.some(asksForTls)
	const since = isGranted ? (hello.message.packets[0] ?? 0) : 0
	const line = plain.find(({ from, first }) => from === 'server' && first > since)
	return !line || looksLikeTls(line) ? undefined : { line, spoken: protocolOf(line), isGranted }
}

/** Whether the client can speak nothing newer than SSL 2.0: a server that answers in bytes answers in that. */
function offersOnlySslv2({ tls }: Course): boolean {
	const versions = tls?.offered?.versions ?? []
	return versions.length > 0 && versions.every(version => version === SSLV2)
}

const SSLV2 = 0x0002
/** A length with its high bit set, in two bytes, and ERROR or SERVER-HELLO. */
const SSLV2_ANSWER = /^[89a-f]...0[04]/

/** An HTTP response in the clear where a ServerHello was due. */
function plainAnswer({ hello, serverHello, conversation: { messages } }: Course): Step | undefined {
	if (!hello || serverHello) return undefined
	// Only a wish for a tunnel may have gone before.
	const isAsked = messages.some(message => message.type === 'http_request' && !asksForTunnel(message))
	if (isAsked) return undefined
	const since = messages.some(({ type }) => type === 'http_request') ? hello.index : -1
	const index = messages.findIndex(
		({ type, encrypted }, index) => index > since && type === 'http_response' && !encrypted,
	)
	return index < 0 ? undefined : { index, message: messages[index]! }
}

/** Whether a side said something, and it was not TLS. */
function isPlainSpeech({ conversation }: Course, from: 'client' | 'server'): boolean {
	return (
		conversation.messages.some(message => message.from === from && /^http2?_/.test(message.type)) ||
		conversation.plain.some(line => line.from === from)
	)
}

/** Whom the client has asked, by the name that the certificate will have to be for (RFC 9110, 7.2). */
function askedOf({ host }: HttpExchange): Values {
	return host === undefined ? {} : { target: host }
}

/** Whether a side says words: a few letters may be bytes of anything. */
const isAnswer = ({ isText, line }: PlainTurn) => isText && line.length > 3

/** What a side says in no protocol that is read. */
export function lineEvidence({ from, first, line }: PlainTurn): Evidence {
	return { kind: from === 'client' ? 'request' : 'answer', packet: first, values: { from, line } }
}
