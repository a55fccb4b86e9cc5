import type { ProveOptions } from '../../analyse/certificates/trust.js'
import type { Materials } from '../../analyse/proofs/materials.js'
import type { Conversation } from '../conversation.js'
import { Decoder } from '../decoder.js'
import { packetsAgain } from '../packets-again.js'
import type { Session } from '../session.js'

/**
 * What the proofs of a kept conversation were computed from, by reading its packets once more: nothing of it is held for
 * conversations nobody asks about. Rungs have the numbers of the conversation's messages. Yields the part that is done,
 * 0 to 1; returns nothing where no TLS is in it. Throws when the capture cannot be read any more.
 */
export function* materialsOf(
	session: Session,
	conversation: Conversation,
	prove: ProveOptions,
): Generator<number, Materials | undefined> {
	let materials: Materials | undefined
	const onMaterials = (found: Materials) => {
		materials ??= found
	}
	const decoder = new Decoder({
		emit: () => {},
		keepRuns: false,
		prove: { ...prove, onMaterials },
		...(session.secrets && { secrets: session.secrets }),
	})
	yield* packetsAgain(session, conversation, decoder)
	return materials
}
