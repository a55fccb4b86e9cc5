import { firstEnd, isSilentSinceHello } from '../ends.js'
import { complaintEvidence, endEvidence, stepEvidence } from '../evidence.js'
import { type Rule, STRENGTH } from '../rule.js'

/** Something between the two that takes part. */
export const MIDDLEBOX: readonly Rule[] = [
	{
		// A filter that dislikes a server name sends RST in the name of the server, often to both sides.
		cause: 'middlebox_suspected',
		suspect: course => {
			const end = firstEnd(course)
			const { hello, conversation } = course
			if (!hello || end?.how !== 'rst' || !isSilentSinceHello(course)) return false
			const isBoth = conversation.tcp.ends.filter(({ how }) => how === 'rst').length > 1
			return {
				strength: isBoth ? STRENGTH.possible : STRENGTH.remote,
				form: 'reset',
				standing: 'inferred',
				evidence: [...stepEvidence(hello, 'client_hello'), ...conversation.tcp.ends.flatMap(end => endEvidence(end))],
			}
		},
	},
	{
		// What the one has sent is not what the other has got.
		cause: 'middlebox_suspected',
		suspect: course =>
			/^(bad_record_mac|decrypt_error|illegal_parameter|decode_error|unexpected_message)$/.test(
				course.complaint?.description ?? '',
			) &&
			!course.isEstablished && {
				strength: STRENGTH.remote,
				form: 'changed',
				standing: 'inferred',
				evidence: complaintEvidence(course),
			},
	},
	{
		// A hello of more than one packet gets no answer: devices that read only the first packet of one (protocol ossification).
		cause: 'middlebox_suspected',
		suspect: course =>
			course.hello !== undefined &&
			course.hello.message.packetCount > 1 &&
			isSilentSinceHello(course) && {
				strength: STRENGTH.possible,
				form: 'large',
				standing: 'inferred',
				evidence: stepEvidence(course.hello, 'client_hello'),
				values: { length: course.hello.message.length },
			},
	},
]
