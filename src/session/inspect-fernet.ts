import { openFernet } from '../analyse/fernet.js'
import { fernetBytes, fernetToken } from '../decode/fernet.js'
import { leaves } from '../decode/field.js'
import { inspect, textOf } from '../decode/reader.js'
import type { View } from './inspect.js'
import type { Session } from './session.js'

/** The Fernet token that an HTTP body is, and what it holds where a key at hand opens it. Nothing for any other body. */
export function fernetViews(session: Session, views: readonly View[]): readonly View[] {
	const view = views.find(({ kind }) => kind === 'body') ?? views.find(({ kind }) => kind === 'message')
	const content = view && contentOf(view)
	const bytes = content && content.length <= LONGEST ? fernetBytes(textOf(content)) : undefined
	if (!view || !bytes) return []
	const common = { ...view, kind: 'body' as const, pieces: [] }
	const token: View = {
		...common,
		title: 'Fernet token',
		bytes,
		field: inspect('fernet_token', bytes, fernetToken).field,
	}
	for (const key of session.secrets?.fernetKeys ?? []) {
		const opened = openFernet(bytes, key)
		if (typeof opened === 'string') continue
		const { field } = inspect('fernet_plaintext', opened, r => r.text('content', r.left))
		return [token, { ...common, title: 'Fernet token, opened', bytes: opened, field }]
	}
	return [token]
}

/** Characters of a body that is looked at. */
const LONGEST = 1 << 20

/** The bytes of a body: all of a decoded one, else those of the one piece it stands in. */
function contentOf({ kind, field, bytes }: View): Uint8Array | undefined {
	if (kind === 'body') return bytes
	const body = field.children?.find(({ name }) => name === 'body')
	const [content, more] = body ? [...leaves(body)] : []
	return content?.name === 'content' && !more ? bytes.subarray(content.span.start, content.span.end) : undefined
}
