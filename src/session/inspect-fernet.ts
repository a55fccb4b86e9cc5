import { openFernet } from '../analyse/fernet.js'
import { fernetBytes, fernetToken } from '../decode/fernet.js'
import { inspect, textOf } from '../decode/reader.js'
import { bodyContent } from './body-content.js'
import type { Session } from './session.js'
import type { View } from './view.js'

/** The Fernet token that an HTTP body is, and what it holds where a key at hand opens it. Nothing for any other body. */
export function fernetViews(session: Session, views: readonly View[]): readonly View[] {
	const body = bodyContent(views)
	const bytes = body && body.bytes.length <= LONGEST ? fernetBytes(textOf(body.bytes)) : undefined
	if (!body || !bytes) return []
	const common = { ...body.view, kind: 'body' as const, pieces: [] }
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
