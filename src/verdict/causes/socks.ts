import type { PlainTurn } from '../../session/conversation.js'
import { secondsBetween } from '../../session/time.js'
import type { Course } from '../course.js'
import { firstEnd } from '../ends.js'
import { endEvidence } from '../evidence.js'
import { type Rule, STRENGTH } from '../rule.js'
import type { Evidence } from '../verdict.js'

/** A SOCKS proxy that makes no connection: RFC 1928 and RFC 1929, and SOCKS 4 before them. */
export const SOCKS: readonly Rule[] = [
	{
		cause: 'proxy_refused',
		suspect: course => {
			const refusal = refusalIn(course)
			return (
				refusal !== undefined && {
					strength: STRENGTH.certain,
					form: refusal.form,
					standing: 'observed',
					evidence: refusal.turns.map(said),
					values: { code: refusal.code },
				}
			)
		},
	},
	{
		// It has taken the wish, and cannot fulfil it: the same as an HTTP proxy that does not answer CONNECT.
		cause: 'proxy_refused',
		suspect: course => {
			const asked = unanswered(course)
			const end = firstEnd(course)
			if (!asked || !end) return false
			return {
				strength: STRENGTH.close,
				form: end.from === 'server' ? 'socks_closed' : 'socks_waiting',
				standing: 'inferred',
				evidence: [said(asked), ...endEvidence(end)],
				values: { seconds: Math.round(secondsBetween(asked.time, end.time) * 10) / 10 },
			}
		},
	},
]

/** What the client says first, where that is SOCKS and nothing else has come of it. */
function wishOf({ conversation: { plain }, hello, http }: Course): PlainTurn | undefined {
	const [asked] = plain
	if (asked?.from !== 'client' || hello || http.length > 0) return undefined
	return isSocks4(asked) || isSocks5(asked) ? asked : undefined
}

/** The client's last word, where the proxy has said nothing since. */
function unanswered(course: Course): PlainTurn | undefined {
	if (!wishOf(course)) return undefined
	const { plain } = course.conversation
	const isGranted = plain.some(({ from, head, length }) => from === 'server' && length > 2 && /^(0500|005a)/.test(head))
	const last = isGranted ? undefined : plain.at(-1)
	return last?.from === 'client' && !last.isRest ? last : undefined
}

type Refusal = { readonly form: string; readonly code: number; readonly turns: readonly PlainTurn[] }

/** What a proxy answers that does not do what it is asked for: by the first bytes of its turns. */
function refusalIn(course: Course): Refusal | undefined {
	const asked = wishOf(course)
	if (!asked) return undefined
	const answers = course.conversation.plain.filter(({ from }) => from === 'server')
	const turns = (answer: PlainTurn) => [asked, answer]
	if (isSocks4(asked)) {
		const answer = answers.find(({ head, length }) => length === 8 && /^005[b-d]/.test(head))
		return answer && { form: 'socks', code: codeOf(answer), turns: turns(answer) }
	}
	const [method, ...later] = answers
	if (method?.head === '05ff') return { form: 'socks_method', code: NO_METHOD, turns: turns(method) }
	const login = later.find(({ head, length }) => length === 2 && /^01(?!00)/.test(head))
	if (login) return { form: 'socks_login', code: codeOf(login), turns: turns(login) }
	const answer = later.find(({ head }) => /^05(?!00)..00/.test(head))
	return answer && { form: 'socks', code: codeOf(answer), turns: turns(answer) }
}

const NO_METHOD = 0xff

/** Version, number of methods, methods (RFC 1928, 3). */
export function isSocks5({ head, length }: PlainTurn): boolean {
	return head.startsWith('05') && length === 2 + Number.parseInt(head.slice(2, 4), 16)
}

/** Version, CONNECT or BIND, port, address, and a name that ends with a zero. */
export function isSocks4({ head, length }: PlainTurn): boolean {
	return /^040[12]/.test(head) && length >= 9
}

const codeOf = ({ head }: PlainTurn) => Number.parseInt(head.slice(2, 4), 16)

function said({ from, first, head }: PlainTurn): Evidence {
	return { kind: from === 'client' ? 'request' : 'answer', packet: first, values: { from, line: head } }
}
