// Usage: embed-rules RULES-DIR OUTPUT.swift
print("")
