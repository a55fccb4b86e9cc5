import { doctorLines } from '../report/doctor.js'
import { EXIT } from './exit.js'
import type { DoctorOptions } from './options.js'
import { output } from './output.js'
import { openSession } from './read.js'
import { secretsAtHand } from './secrets-option.js'

/** `handshark doctor FILE --keys …`: which secrets open which conversations, and why others do not. */
export async function doctorCommand(file: string, options: DoctorOptions): Promise<number> {
	const { secrets } = await secretsAtHand(options, { mayBeUseless: true })
	const { session, capture, read } = openSession(file, { keep: true, secrets })
	try {
		await read()
		await output(`${doctorLines(session, options.lang ?? 'en').join('\n')}\n`)
		return EXIT.ok
	} finally {
		capture.close()
	}
}
