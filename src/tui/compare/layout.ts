import type { Language } from '../../explain/language.js'
import type { Session } from '../../session/session.js'
import { answerOf } from './answer.js'
import { seenLines } from './eavesdropper.js'
import type { CompareState } from './state.js'
import { type Subject, subjectOf } from './subject.js'
import { wrapped } from './wrap.js'

export type Size = { readonly width: number; readonly height: number }

/** Where things stand in the body: columns of the two halves, one free between them, and rows of the parts from top to bottom. */
export type Layout = {
	readonly left: number
	readonly right: number
	/** Lines across both halves: the welcome, the text being typed. */
	readonly banner: number
	/** Protocol and ends. */
	readonly ends: number
	readonly answer: number
	/** Rows under a line with a title; 0 where the part is not shown. */
	readonly messages: number
	readonly bytes: number
	readonly seen: number
	/** Whether what an eavesdropper sees is told with its reasons. */
	readonly hasReasons: boolean
	/** Whether a half has room for times, packets, summaries, reasons. */
	readonly isWide: boolean
}

/** A half as wide as this shows more of each message. */
const WIDE = 60

/** With so many rows for them, messages, bytes and what an eavesdropper sees are shown together. */
const TALL = 27

/** Rows that the bytes keep where what an eavesdropper sees is told with its reasons. */
const LEAST_BYTES = 6

/** The most lines that an answer may take: the rest of a long text is cut off. */
export const ANSWER_LINES = 3

export function layoutOf(state: CompareState, sessions: readonly Session[], size: Size, language: Language): Layout {
	const { width, height } = size
	const left = Math.max(1, (width - 1) >> 1)
	const right = Math.max(1, width - 1 - left)
	const isWide = left >= WIDE
	const subjects = [subjectOf(state, sessions, 'left'), subjectOf(state, sessions, 'right')]
	const most = (of: (subject: Subject) => number) =>
		Math.max(0, ...subjects.map(subject => (subject ? of(subject) : 0)))
	const banner = (state.welcome ? 1 : 0) + (state.input ? 1 : 0)
	const ends = isWide ? 1 : 2
	const answer = Math.max(
		1,
		most(subject => answerLines(subject, state.text, left, language).length),
	)
	const rest = Math.max(0, height - banner - 1 - ends - answer)
	const isSeen = state.panel === 'eavesdropper'
	const common = { left, right, banner, ends, answer, isWide, hasReasons: isSeen }
	if (state.choosing) return { ...common, messages: 0, bytes: 0, seen: 0 }
	const wanted = Math.max(
		1,
		most(({ conversation }) => conversation.messages.length),
	)
	if (rest < TALL && isSeen) return { ...common, messages: 0, bytes: 0, seen: Math.max(0, rest - 1) }
	if (rest < TALL) {
		const messages = Math.max(0, Math.min(wanted, (rest - 2) >> 1))
		return { ...common, messages, bytes: Math.max(0, rest - 2 - messages), seen: 0 }
	}
	const messages = Math.min(wanted, Math.floor(rest * 0.35))
	if (isSeen) return { ...common, messages, bytes: 0, seen: rest - 2 - messages }
	const lines = (hasReasons: boolean) =>
		most(({ conversation }) => seenLines(conversation, left - 1, { isWide, hasReasons, language }).length)
	const room = rest - 3 - messages
	const explained = lines(true)
	const hasReasons = explained <= room - LEAST_BYTES
	const seen = hasReasons ? explained : Math.min(lines(false), Math.floor(rest * 0.45))
	return { ...common, messages, bytes: room - seen, seen, hasReasons }
}

/** The answer of a side, in lines for a half. */
export function answerLines(
	subject: Subject,
	text: string,
	columns: number,
	language: Language,
	ascii = false,
): string[] {
	const { lead, rest } = answerOf(subject, text, language)
	const options = { most: ANSWER_LINES, asciiOnly: ascii }
	const whole = wrapped(language === 'zh' ? lead + rest : `${lead} ${rest}`.trimEnd(), columns - 2, options)
	if (whole.length === 1 || rest === '') return whole
	const broken = [lead, rest].flatMap(part => wrapped(part, columns - 2, options))
	return broken.length <= ANSWER_LINES ? broken : whole
}
