'use client'
import { createContext } from 'react'
import type { Engine } from './createEngine.ts'

export const EngineContext = createContext<Engine | null>(null)
