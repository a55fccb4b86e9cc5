import type { DemoOptions } from '../demo-command.js'
import type { Theatre } from './theatre.js'

export async function playOnScreen(_t: Theatre, _o: object, _d: DemoOptions): Promise<void> {}
