/** Why what was under way in a stream ended before its time: FIN, RST, the end of the capture, a hole that cannot be stepped over. */
export const EARLY_END: Readonly<Record<'fin' | 'rst' | 'capture' | 'hole', string>> = {
	fin: 'its sender closed the connection',
	rst: 'the connection was reset',
	capture: 'the capture of the connection ends',
	hole: 'what follows is not in the capture',
}
