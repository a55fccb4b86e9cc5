import type { Role } from '../../session/conversation.js'
import { firstEnd } from '../ends.js'
import { complaintEvidence, endEvidence, stepEvidence } from '../evidence.js'
import { type Rule, STRENGTH } from '../rule.js'
import { lineEvidence } from './wrong-protocol.js'

/** What a client says in the clear that the server did not expect: a PROXY header, HTTP/2. */
export const CLEAR_OPENINGS: readonly Rule[] = [
	{
		// A load balancer tells whose connection it passes on, in a line before TLS, to a server that has not been told to expect it.
		cause: 'plaintext_to_tls_server',
		suspect: course => {
			const { conversation, serverHello, complaint } = course
			const header = conversation.plain.find(({ from, line }) => from === 'client' && PROXY_HEADER.test(line))
			const end = firstEnd(course)
			const isAlert = complaint?.from === 'server'
			const hasHungUp = end?.from === 'server' && conversation.plain.every(({ from }) => from === 'client')
			if (!header || serverHello || !(isAlert || hasHungUp)) return false
			return {
				strength: isAlert || course.hello ? STRENGTH.certain : STRENGTH.told,
				form: 'proxy_header',
				standing: 'inferred',
				evidence: [lineEvidence(header), ...complaintEvidence(course), ...endEvidence(end)],
			}
		},
	},
	{
		// RFC 9113, 3.4: who speaks HTTP/2 sends SETTINGS first. nginx answers in HTTP/1.1 where it expects that, or TLS.
		cause: 'other_protocol',
		suspect: course => {
			const { conversation, isOneSided, hasHoles, isMidway } = course
			const { messages } = conversation
			const of = (from: Role, test: RegExp) =>
				messages.findIndex(message => message.from === from && !message.encrypted && test.test(message.type))
			const preface = of('client', /^http2_preface$/)
			const answer = of('server', /^http_response$/)
			if (preface < 0 || answer < 0 || of('server', /^http2_/) >= 0) return false
			if (course.tls || isOneSided || hasHoles || isMidway) return false
			const { summary } = messages[answer]!
			return {
				strength: STRENGTH.told,
				form: 'http2',
				standing: 'observed',
				evidence: [
					...stepEvidence({ index: preface, message: messages[preface]! }),
					...stepEvidence({ index: answer, message: messages[answer]! }, 'answer', { line: summary }),
				],
				values: { protocol: 'HTTP/1', answer: summary },
			}
		},
	},
	{
		// SSH, MQTT, Redis at the port of a web server; nginx answers so where it expects TLS as well.
		cause: 'other_protocol',
		suspect: course => {
			const { conversation, http, tls, isOneSided, isMidway } = course
			const { messages, plain } = conversation
			const first = plain.find(({ from }) => from === 'client')
			const answer = messages.findIndex(({ type, from }) => type === 'http_response' && from === 'server')
			if (!first || answer < 0 || tls || isOneSided || isMidway || http.some(({ method }) => method !== undefined))
				return false
			const { summary } = messages[answer]!
			// What is answered otherwise, or names a version, was HTTP after all, if not well formed.
			if (!/^[45]\d\d\b/.test(summary) || / HTTP\//.test(first.line)) return false
			return {
				strength: STRENGTH.close,
				form: 'to_http',
				standing: 'observed',
				evidence: [
					lineEvidence(first),
					...stepEvidence({ index: answer, message: messages[answer]! }, 'answer', { line: summary }),
				],
				values: { line: first.line, answer: summary },
			}
		},
	},
]

/** The first line of the PROXY protocol, version 1 (HAProxy, nginx, load balancers of clouds). */
const PROXY_HEADER = /^PROXY (TCP[46]|UNKNOWN)\b/
