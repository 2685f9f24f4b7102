"""The auditor's question: is this workbook still what it says it is?"""
