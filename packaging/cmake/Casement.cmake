# SPDX-License-Identifier: GPL-3.0-or-later
# Targets of this project: one library a folder, one program a composition root, one test program a room.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

add_library(casement_options INTERFACE)
target_include_directories(casement_options INTERFACE "${CMAKE_SOURCE_DIR}")
target_compile_definitions(casement_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING QT_NO_KEYWORDS
    QT_NO_CONTEXTLESS_CONNECT QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_USE_QSTRINGBUILDER
    QT_DISABLE_DEPRECATED_BEFORE=0x060400 CASEMENT_VERSION="${PROJECT_VERSION}")
target_compile_options(casement_options INTERFACE
    -Wall -Wextra -Wnon-virtual-dtor -Woverloaded-virtual -Wold-style-cast -pedantic
    $<$<BOOL:${CASEMENT_WERROR}>:-Werror>)
if(CASEMENT_SANITIZE)
    target_compile_options(casement_options INTERFACE -fsanitize=${CASEMENT_SANITIZE} -fno-omit-frame-pointer)
    target_link_options(casement_options INTERFACE -fsanitize=${CASEMENT_SANITIZE})
endif()
if(CASEMENT_COVERAGE)
    target_compile_options(casement_options INTERFACE --coverage)
    target_link_options(casement_options INTERFACE --coverage)
endif()
if(CASEMENT_FUZZ)
    target_compile_options(casement_options INTERFACE -fsanitize=fuzzer-no-link -fno-sanitize-recover=all)
endif()
# A faster linker where there is one; nothing depends on which.
foreach(linker mold lld)
    find_program(CASEMENT_LINKER_${linker} NAMES ld.${linker} ${linker})
    if(CASEMENT_LINKER_${linker})
        target_link_options(casement_options INTERFACE -fuse-ld=${linker})
        break()
    endif()
endforeach()

# Debug builds parse the common headers once: casement_pch for programs, casement_pch_tests for tests, whose assertions always count.
function(casement_add_precompiled name)
    file(WRITE "${CMAKE_BINARY_DIR}/${name}.cpp" "")
    add_library(${name} OBJECT "${CMAKE_BINARY_DIR}/${name}.cpp")
    target_link_libraries(${name} PRIVATE casement_options Qt6::Core)
    target_compile_definitions(${name} PRIVATE ${ARGN})
    target_precompile_headers(${name} PRIVATE "${CMAKE_SOURCE_DIR}/packaging/cmake/precompiled.h")
endfunction()

function(casement_precompile target from)
    if(CASEMENT_PCH)
        target_precompile_headers(${target} REUSE_FROM ${from})
    endif()
endfunction()

# casement_add_library(domain SOURCES ... LINK ... [LINK_PRIVATE ...]) -> target casement_domain, alias Casement::domain
function(casement_add_library name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINK;LINK_PRIVATE" ${ARGN})
    add_library(casement_${name} STATIC ${ARG_SOURCES})
    add_library(Casement::${name} ALIAS casement_${name})
    set_target_properties(casement_${name} PROPERTIES AUTOMOC ON)
    target_link_libraries(casement_${name} PUBLIC casement_options ${ARG_LINK} PRIVATE ${ARG_LINK_PRIVATE})
    casement_precompile(casement_${name} casement_pch)
endfunction()

# casement_add_program(casementd SOURCES ... LINK ...)
function(casement_add_program name)
    cmake_parse_arguments(ARG "" "PRECOMPILED" "SOURCES;LINK" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    set_target_properties(${name} PROPERTIES AUTOMOC ON)
    target_link_libraries(${name} PRIVATE casement_options ${ARG_LINK})
    if(NOT ARG_PRECOMPILED)
        set(ARG_PRECOMPILED casement_pch)
    endif()
    casement_precompile(${name} ${ARG_PRECOMPILED})
endfunction()

# casement_add_test(tst_domain SOURCES ... LINK ... [LABELS ...] [TIMEOUT s]): a private HOME, offscreen, UTF-8, no network proxy.
function(casement_add_test name)
    cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;LINK;LABELS" ${ARGN})
    casement_add_program(${name} SOURCES ${ARG_SOURCES} LINK ${ARG_LINK} Qt6::Test PRECOMPILED casement_pch_tests)
    target_compile_definitions(${name} PRIVATE QT_FORCE_ASSERTS CASEMENT_SOURCE_DIR="${CMAKE_SOURCE_DIR}"
        CASEMENT_BIN_DIR="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}")
    add_test(NAME ${name} COMMAND ${name})
    casement_test_environment(${name})
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 300)
    endif()
    set_tests_properties(${name} PROPERTIES TIMEOUT ${ARG_TIMEOUT} LABELS "${ARG_LABELS}")
endfunction()

function(casement_test_environment name)
    set(home "${CMAKE_BINARY_DIR}/test-home/${name}")
    file(MAKE_DIRECTORY "${home}/run" "${home}/tmp")
    set_tests_properties(${name} PROPERTIES ENVIRONMENT
        "QT_QPA_PLATFORM=offscreen;HOME=${home};XDG_RUNTIME_DIR=${home}/run;XDG_CONFIG_HOME=${home}/config;XDG_DATA_HOME=${home}/data;XDG_CACHE_HOME=${home}/cache;TMPDIR=${home}/tmp;LC_ALL=C.UTF-8;TZ=UTC;DBUS_SESSION_BUS_ADDRESS=disabled:")
endfunction()

# The same test program once more, on a PostgreSQL that is started for it.
function(casement_add_postgres_run name)
    add_test(NAME ${name}_postgres COMMAND "${CMAKE_SOURCE_DIR}/tests/support/withpostgres.sh" $<TARGET_FILE:${name}>)
    casement_test_environment(${name}_postgres)
    get_test_property(${name} LABELS labels)
    get_test_property(${name} TIMEOUT timeout)
    set_tests_properties(${name}_postgres PROPERTIES TIMEOUT ${timeout} LABELS "${labels}")
endfunction()
