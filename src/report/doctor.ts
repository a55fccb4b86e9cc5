import { doctorText, FAULT_TEXTS, labelText, REASON_TEXTS } from '../explain/key-doctor.js'
import { colon, comma, type Language } from '../explain/language.js'
import { counted, grouped } from '../grouped.js'
import type { Conversation } from '../session/conversation.js'
import { type Diagnosis, doctor, type MatchedLine, randomsOfCapture, unusedLines } from '../session/doctor.js'
import { Secrets } from '../session/secrets.js'
import type { Session } from '../session/session.js'
import { socketText } from '../session/socket-text.js'

/** What the secrets at hand open of a capture and what they do not, as lines of text. Nothing of a secret is among them. */
export function doctorLines(session: Session, language: Language): string[] {
	const { secrets = new Secrets(), conversations } = session
	const words = WORDS[language]
	const capture = randomsOfCapture(conversations)
	const sealed = conversations.filter(({ tls }) => tls)
	const lines = [`${session.file}${colon(language)}${words.count(sealed.length)}`]
	for (const conversation of sealed) {
		const diagnosis = doctor(conversation, secrets, capture)
		lines.push('', ...diagnosisLines(conversation, diagnosis, language))
	}
	lines.push('', ...keyLogLines(secrets, unusedLines(secrets, capture), language))
	return lines
}

/** One conversation: how much of it is open, and by what. */
export function diagnosisLines(conversation: Conversation, diagnosis: Diagnosis, language: Language): string[] {
	const words = WORDS[language]
	const { client, server, tls } = conversation
	const { sealed, opened, isReadable, matched, missing, reasons } = diagnosis
	const title = `${words.conversation} ${diagnosis.conversation}${colon(language)}${tls?.version ?? 'TLS'}, ${socketText(client)} → ${socketText(server)}`
	return [
		title,
		`  ${sealed === 0 || isReadable ? words.nothing : words.opened(opened, sealed)}`,
		...matched.map(line => `  ${words.matched}  ${line.label.padEnd(WIDTH)}  ${place(line)}`),
		...missing.map(label => `  ${words.missing}  ${label.padEnd(WIDTH)}  ${labelText(label, isReadable, language)}`),
		...reasons.map(({ code, values }) => `  ${words.why}  ${doctorText(REASON_TEXTS, code, values, language)}`),
	]
}

function keyLogLines(
	{ keyLog, rsaKeys }: Secrets,
	unused: ReturnType<typeof unusedLines>,
	language: Language,
): string[] {
	const words = WORDS[language]
	const { count, randomCount, faults, faultCount, otherLabels } = keyLog
	const lines = [words.atHand(count, randomCount, rsaKeys.length)]
	if (unused.count > 0) lines.push(`  ${words.unused(unused.count)}`)
	for (const line of unused.lines) lines.push(`    ${line.label.padEnd(WIDTH)}  ${place(line)}`)
	if (unused.count > unused.lines.length) lines.push(`    ${words.more(unused.count - unused.lines.length)}`)
	for (const [label, times] of otherLabels) lines.push(`  ${words.other(label, times)}`)
	if (faultCount > 0) lines.push(`  ${words.faulty(faultCount)}`)
	for (const fault of faults.slice(0, SHOWN)) {
		const table = fault.fault === 'name' && fault.have === undefined ? 'label' : fault.fault
		lines.push(
			`    ${place(fault)}${colon(language)}${fault.label ?? ''}${fault.label ? comma(language) : ''}${doctorText(FAULT_TEXTS, table, fault, language)}`,
		)
	}
	if (faultCount > SHOWN) lines.push(`    ${words.more(faultCount - SHOWN)}`)
	return lines
}

const WIDTH = 'CLIENT_HANDSHAKE_TRAFFIC_SECRET'.length
const SHOWN = 20

const place = ({ file, line }: Pick<MatchedLine, 'file' | 'line'>) => `${file}:${line}`

const WORDS = {
	en: {
		conversation: 'Conversation',
		count: (count: number) => counted(count, 'TLS conversation'),
		nothing: 'nothing in it is sealed',
		opened: (opened: number, sealed: number) => `${grouped(opened)} of ${counted(sealed, 'sealed record')} opened`,
		matched: 'matched',
		missing: 'missing',
		why: 'why    ',
		atHand: (lines: number, sessions: number, keys: number) =>
			`At hand: ${counted(lines, 'line')} of key logs, of ${counted(sessions, 'session')}; ${counted(keys, 'RSA key')}`,
		unused: (count: number) => `${counted(count, 'line')} of no conversation of this capture:`,
		other: (label: string, count: number) => `${counted(count, 'line')} ${label}: that opens no record`,
		faulty: (count: number) => `${counted(count, 'line')} of no use:`,
		more: (count: number) => `and ${grouped(count)} more`,
	},
	zh: {
		conversation: '会话',
		count: (count: number) => `${grouped(count)} 个 TLS 会话`,
		nothing: '其中没有加密的记录',
		opened: (opened: number, sealed: number) => `${grouped(sealed)} 条加密记录中解开了 ${grouped(opened)} 条`,
		matched: '匹配',
		missing: '缺少',
		why: '原因',
		atHand: (lines: number, sessions: number, keys: number) =>
			`手头有：密钥日志 ${grouped(lines)} 行，属于 ${grouped(sessions)} 个会话；RSA 私钥 ${grouped(keys)} 个`,
		unused: (count: number) => `${grouped(count)} 行不属于这个抓包中的任何会话：`,
		other: (label: string, count: number) => `${grouped(count)} 行 ${label}：它解不开任何记录`,
		faulty: (count: number) => `${grouped(count)} 行无法使用：`,
		more: (count: number) => `还有 ${grouped(count)} 行`,
	},
} as const
